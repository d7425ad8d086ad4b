import { z } from "zod";
import { AXES } from "@/lib/model/surface.ts";
import { oneValue } from "./one-value.ts";

const Asked = z.object({
  axis: z.preprocess(oneValue, z.enum(AXES).nullable().catch(null)).default(null),
  gate: z.preprocess(oneValue, z.enum(["passed", "left"]).nullable().catch(null)).default(null),
  page: z.preprocess(oneValue, z.coerce.number().int().min(1).max(100_000).catch(1)).default(1),
});

/** Which records of the surface an address asks for. What cannot be read is left out, never an error. */
export type SurfaceQuery = z.infer<typeof Asked>;
export const readSurfaceQuery = (
  asked: Readonly<Record<string, string | string[] | undefined>>,
): SurfaceQuery => Asked.parse(asked);

/** The address of the same list with some of it changed; any change but of the page starts over. */
export function surfaceAddress(query: SurfaceQuery, change: Partial<SurfaceQuery>): Record<string, string> {
  const { axis, gate, page } = { ...query, page: 1, ...change };
  return { ...(axis && { axis }), ...(gate && { gate }), ...(page > 1 && { page: String(page) }) };
}
