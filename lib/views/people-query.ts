import { z } from "zod";
import { IDENTITY_STATES } from "@/lib/model/identity-decision.ts";
import { oneValue } from "./one-value.ts";

const Asked = z.object({
  state: z.preprocess(oneValue, z.enum(IDENTITY_STATES).nullable().catch(null)).default(null),
  q: z.preprocess(oneValue, z.string().trim().max(200).catch("")).default(""),
  page: z.preprocess(oneValue, z.coerce.number().int().min(1).max(100_000).catch(1)).default(1),
});

/** What the list of people is asked for in its address; without a state, what waits for somebody comes first. */
export type PeopleQuery = z.infer<typeof Asked>;
export const readPeopleQuery = (
  asked: Readonly<Record<string, string | string[] | undefined>>,
): PeopleQuery => Asked.parse(asked);

/** The address of the same list with some of it changed. */
export function peopleAddress(query: PeopleQuery, change: Partial<PeopleQuery>): string {
  const { state, q, page } = { ...query, page: 1, ...change };
  const asked = new URLSearchParams({
    ...(state && { state }),
    ...(q && { q }),
    ...(page > 1 && { page: String(page) }),
  });
  return `/settings/people${asked.size === 0 ? "" : `?${asked}`}`;
}
