import { z } from "zod";

const Instant = z.iso.datetime().nullable();

/** Where the reading of a list stands. A pass goes from what changed last to what was known before it. */
export const ListCursor = z.object({
  v: z.literal(1),
  /** Where the next page of this pass begins; null: at the start. */
  after: z.string().nullable(),
  /** The newest change that this pass saw. */
  newest: Instant,
  /** Everything up to here was read by passes that ended. */
  watermark: Instant,
  /** What the pulse said when the last pass began. */
  pulse: z.string().nullable(),
  /** That pass began long enough after it that nothing of the same second can have been missed. */
  isSettled: z.boolean(),
  /** When the last pass began that read the list itself. */
  readAt: Instant,
  isComplete: z.boolean(),
  /** Pages that went well since the page size last changed. */
  good: z.number().int().nonnegative(),
  /** The page size before one item made pages too heavy; 0: none did. */
  top: z.number().int().nonnegative(),
  /** Of a list that is read from both of its ends: what is left between them, and where the part from its end begins. */
  left: z.number().int().nonnegative().nullable().default(null),
  tail: z.object({ before: z.string(), first: z.string(), oldest: Instant }).nullable().default(null),
  /** The first and last item of the page before, and how often it came again. */
  page: z.string(),
  repeats: z.number().int().nonnegative(),
});
export type ListCursor = z.output<typeof ListCursor>;

const BEGIN: ListCursor = {
  v: 1,
  after: null,
  newest: null,
  watermark: null,
  pulse: null,
  isSettled: false,
  readAt: null,
  isComplete: false,
  good: 0,
  top: 0,
  left: null,
  tail: null,
  page: "",
  repeats: 0,
};

/** The cursor that was kept, or that of a new beginning where there is none that can be read. */
export function readCursor(kept: unknown): ListCursor {
  const read = ListCursor.safeParse(kept);
  return read.success ? read.data : BEGIN;
}
