/**
 * Keeps what was made under each key, for the `most` keys that were asked for last. The key must hold everything that the value is
 * made of. What fails is not kept.
 */
export function remembering<Value>(most: number) {
  const kept = new Map<string, Value>();
  return async (key: string, make: () => Promise<Value>): Promise<Value> => {
    const found = kept.get(key);
    const value = found ?? (await make());
    // The newest stands last.
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? key);
    return value;
  };
}
