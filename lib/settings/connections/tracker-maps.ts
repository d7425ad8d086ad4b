import { z } from "zod";
import { JiraFieldMap } from "@/lib/model/connection.ts";
import { STAGES, WORK_ITEM_KINDS } from "@/lib/model/work-item.ts";

type Maps = {
  readonly fields: JiraFieldMap;
  readonly types: Record<string, (typeof WORK_ITEM_KINDS)[number]>;
  readonly stages: Record<string, (typeof STAGES)[number]>;
};

const ID = /^[\w.-]{1,60}$/;
const chosen = (text: unknown): string | null => (typeof text === "string" && text !== "" ? text : null);

/**
 * Reads the form of what a tracker's words mean: `field.points`, `type.<id>`, `stage.<id>`. An empty choice leaves the meaning
 * to be told by name. Answers what is wrong by the name of the field.
 */
export function trackerMaps(
  typed: Readonly<Record<string, unknown>>,
): { readonly values: Maps } | { readonly wrong: Record<string, string> } {
  const wrong: Record<string, string> = {};
  const read = <T extends string>(prefix: string, known: z.ZodType<T>): Record<string, T> => {
    const found: Record<string, T> = {};
    for (const [name, value] of Object.entries(typed)) {
      if (!name.startsWith(prefix) || chosen(value) === null) continue;
      const parsed = known.safeParse(value);
      if (parsed.success && ID.test(name.slice(prefix.length)))
        found[name.slice(prefix.length)] = parsed.data;
      else wrong[name] = "Choose one of the list.";
    }
    return found;
  };
  const types = read("type.", z.enum(WORK_ITEM_KINDS));
  const stages = read("stage.", z.enum(STAGES));
  const ids = read("field.", z.string().regex(ID));
  const { points, sprint, epicLink, parentLink, phase } = ids;
  const fields = JiraFieldMap.parse({
    points: points === undefined ? [] : [points],
    sprint: sprint ?? null,
    epicLink: epicLink ?? null,
    parentLink: parentLink ?? null,
    phase: phase ?? null,
  });
  return Object.keys(wrong).length > 0 ? { wrong } : { values: { fields, types, stages } };
}
