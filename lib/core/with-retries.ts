const TRIES = 3;

/** Runs a transaction again where it crossed another one: PostgreSQL ended it for that, and said so. */
export async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (tries >= TRIES || (code !== "40P01" && code !== "40001")) throw error;
    }
  }
}
