import { EXCLUDED, SAID_BY } from "../model/correction.ts";
import {
  type OrganisationRules,
  RULED_CLASSES,
  type RuleAuthor,
  type RuledClass,
} from "../model/organisation-rules.ts";
import { likeText } from "./like-text.ts";
import { pathRegex } from "./path-regex.ts";
import { join, type Sql, sql } from "./sql.ts";

type ClassRule = {
  readonly id: string;
  readonly since: number;
  readonly path: string;
  readonly repo: string | null;
  readonly to: RuledClass | typeof EXCLUDED;
  readonly author: RuleAuthor | null;
  readonly title: string | null;
};

/** The rules that say how lines count, in the order in which they win. */
export const classRules = ({ exclude, reclassify }: OrganisationRules): readonly ClassRule[] => [
  ...exclude.map((rule) => ({ ...rule, to: EXCLUDED, author: null, title: null }) as const),
  ...reclassify,
];

/**
 * For the atoms `g` (a row of `atom_group`) of the change `c`: the place, from 1, of the first rule that takes them; null
 * where none does. The columns `to_class`, `said_by` and `said_at` of that rule are found by it.
 */
export const ruledPlace = (rules: readonly ClassRule[]): Sql =>
  rules.length === 0
    ? sql`NULL::int`
    : sql`CASE ${join(
        rules.map((rule, at) => sql`WHEN ${taken(rule)} THEN ${at + 1}::int`),
        " ",
      )} END`;

/** What the rule at `place` makes of them. */
export const ruledColumns = (rules: readonly ClassRule[], place: Sql) => ({
  toClass: sql`(${rules.map(({ to }) => to)}::text[])[${place}]`,
  saidBy: sql`(${rules.map(({ id }) => `${SAID_BY.rule}${id}`)}::text[])[${place}]`,
  saidAt: sql`(${rules.map(({ since }) => new Date(since * 1_000))}::timestamptz[])[${place}]`,
});

function taken({ path, repo, author, title, to }: ClassRule): Sql {
  const conditions = [
    ...(to === EXCLUDED ? [] : [sql`g.class = ANY(${RULED_CLASSES}::text[])`]),
    ...(path === "**" ? [sql`true`] : [sql`(g.path || '/') ~ ${pathRegex(path)}`]),
    ...(repo === null ? [] : [sql`g.repo_id = ${repo}::uuid`]),
    ...(author === null ? [] : [sql`c.author_kind = ${author}`]),
    ...(title === null ? [] : [sql`c.title ILIKE ${title.split("*").map(likeText).join("%")}`]),
  ];
  return join(conditions, " AND ");
}
