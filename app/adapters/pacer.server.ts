/** Longest stretch of work that keeps a request waiting, in ms. */
const STRETCH = 12;

/** Lets long work on the main thread give way: rest whenever a rest is due. */
export interface Pacer {
  isDue(): boolean;
  rest(): Promise<void>;
}

export function createPacer(): Pacer {
  let restedAt = performance.now();
  return {
    isDue: () => performance.now() - restedAt > STRETCH,
    rest: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      restedAt = performance.now();
    },
  };
}
