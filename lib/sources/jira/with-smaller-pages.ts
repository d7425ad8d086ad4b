import { SourceFailure } from "@/lib/core/source-failure.ts";

const SMALLEST = 10;
const TRIES = 3;

/**
 * Reads with the size that worked last, and with half of it when the host breaks down over a page, up to three times.
 * Answers the size to begin the next page with: what worked, grown by a quarter towards `largest`.
 */
export async function withSmallerPages<T>(
  asked: number | null,
  largest: number,
  read: (size: number) => Promise<T>,
): Promise<{ readonly page: T; readonly size: number }> {
  let size = Math.min(largest, Math.max(SMALLEST, asked ?? largest));
  for (let attempt = 1; ; attempt += 1) {
    try {
      const page = await read(size);
      const grown = attempt === 1 ? Math.min(largest, Math.ceil(size * 1.25)) : size;
      return { page, size: grown };
    } catch (error) {
      const isHeavy = error instanceof SourceFailure && ["unreachable", "malformed"].includes(error.kind);
      if (!isHeavy || attempt === TRIES || size === SMALLEST) throw error;
      size = Math.max(SMALLEST, Math.floor(size / 2));
    }
  }
}
