/** What was found out in one turn of the event loop, forgotten at its end. */
export interface TurnMemory<T> {
  get(key: string): T | undefined;
  keep(key: string, value: T): T;
}

/**
 * Lets what requests of the same turn ask be found out once: these were all under way before the first
 * of them was answered, so none can tell that it was not looked up again.
 */
export function rememberForTurn<T>(): TurnMemory<T> {
  const known = new Map<string, T>();
  const forget = () => known.clear();
  return {
    get: (key) => known.get(key),
    keep(key, value) {
      if (known.size === 0) setImmediate(forget);
      known.set(key, value);
      return value;
    },
  };
}
