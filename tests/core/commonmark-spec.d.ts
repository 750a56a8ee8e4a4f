declare module 'commonmark-spec' {
  /** The examples of the CommonMark specification; `→` stands for a tab in them. */
  export const tests: { markdown: string; html: string; section: string; number: number }[];
}
