import type { JiraFieldMap } from "@/lib/model/connection.ts";
import type { FieldRow } from "./schema.ts";

const POINTS =
  /^(story[ -]?points?( estimate)?|points|estimat(e|ion) \(points\)|story-?punkte|points d.effort|puntos de historia)$/i;
const PHASE =
  /^((bug |defect )?(detection|detected|found|discovered)[ _-]?(in )?[ _-]?(phase|stage|environment)?|phase (detected|found|of detection))$/i;

/**
 * Which of a site's own fields mean what: by the type that the field declares, else by what boards estimate with,
 * else by name. Ids differ from site to site and names are in the site's language, so neither is taken for granted.
 */
export function discoverFields(fields: readonly FieldRow[], estimatedBy: readonly string[]): JiraFieldMap {
  const custom = fields
    .filter((field) => field.custom !== false && field.schema?.custom !== undefined)
    .toSorted((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
  const declared = (ending: string): readonly string[] =>
    custom.filter((field) => field.schema?.custom?.endsWith(ending)).map((field) => field.id);
  const numbers = custom.filter((field) => field.schema?.custom?.endsWith(":float"));
  const named = numbers.filter((field) => POINTS.test(field.name.trim())).map((field) => field.id);
  const boards = estimatedBy.filter((id) => custom.some((field) => field.id === id));
  return {
    points: [...new Set([...declared(":jsw-story-points"), ...boards, ...named])].slice(0, 10),
    sprint: declared(":gh-sprint")[0] ?? null,
    epicLink: declared(":gh-epic-link")[0] ?? null,
    parentLink: declared(":jpo-custom-field-parent")[0] ?? null,
    phase: custom.find((field) => PHASE.test(field.name.trim()))?.id ?? null,
  };
}

/** What was found, with what a person chose in its place. */
export function withChosen(found: JiraFieldMap, chosen: JiraFieldMap): JiraFieldMap {
  return {
    points: chosen.points.length > 0 ? chosen.points : found.points,
    sprint: chosen.sprint ?? found.sprint,
    epicLink: chosen.epicLink ?? found.epicLink,
    parentLink: chosen.parentLink ?? found.parentLink,
    phase: chosen.phase ?? found.phase,
  };
}

/** The ids that a map names, each once. */
export function fieldIds(map: JiraFieldMap): readonly string[] {
  const single = [map.sprint, map.epicLink, map.parentLink, map.phase].filter((id) => id !== null);
  return [...new Set([...map.points, ...single])];
}
