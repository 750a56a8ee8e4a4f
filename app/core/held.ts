/** How far a vault has come. */
export interface Held {
  areas: number;
  entries: number;
  /** Some area has a contact or a verdict. */
  isMet: boolean;
}
