import type { Account } from "@/lib/model/account.ts";
import type { HostProject } from "@/lib/model/host-project.ts";
import type { HostRepository } from "@/lib/model/host-repository.ts";
import type { HostTeam } from "@/lib/model/host-rule.ts";
import { type Column, hostTable } from "../host-table.ts";
import { finder, knownFirst, latest, namesBefore, orKnown, unlessBot } from "../merge-rules.ts";

/** The connection that told of a row, which keeps it while it finds it; the column `lost` says since when it no longer does. */
const foundBy = (lost: string): Column<unknown> => [
  "connection_id",
  "uuid",
  (_row, { connectionId }) => connectionId,
  { page: finder(lost), message: knownFirst("connection_id") },
];

/** Of an account a page may tell less than another did; a message never takes a name back. */
export const ACCOUNTS = hostTable<Account>(
  "account",
  ["key"],
  [
    ["key", "text", ({ key }) => key],
    ["login", "text", ({ login }) => login, { page: unlessBot("login"), message: knownFirst("login") }],
    ["name", "text", ({ name }) => name, { page: orKnown("name"), message: knownFirst("name") }],
    ["email", "text", ({ email }) => email, { page: orKnown("email"), message: knownFirst("email") }],
    ["kind", "text", ({ kind }) => kind, { page: unlessBot("kind"), message: knownFirst("kind") }],
    ["is_active", "boolean", ({ isActive }) => isActive, { message: knownFirst("is_active") }],
  ],
  { touches: ["key"] },
);

/** What is listed again is not lost. A message that goes back to an earlier name came late. */
export const REPOSITORIES = hostTable<HostRepository>(
  "host_repository",
  ["key"],
  [
    ["key", "text", ({ key }) => key],
    foundBy("lost_at"),
    ["full_name", "text", ({ fullName }) => fullName],
    [
      "earlier_names",
      "text[]",
      () => [],
      {
        page: namesBefore("earlier_names", "full_name"),
        message: namesBefore("earlier_names", "full_name"),
      },
    ],
    ["clone_url", "text", ({ cloneUrl }) => cloneUrl],
    ["default_branch", "text", ({ defaultBranch }) => defaultBranch, { message: orKnown("default_branch") }],
    ["is_private", "boolean", ({ isPrivate }) => isPrivate],
    ["is_archived", "boolean", ({ isArchived }) => isArchived],
    ["is_fork", "boolean", ({ isFork }) => isFork],
    ["is_empty", "boolean", ({ isEmpty }) => isEmpty],
    [
      "pushed_at",
      "timestamptz(0)",
      ({ pushedAt }) => pushedAt,
      { page: latest("pushed_at"), message: latest("pushed_at") },
    ],
    ["lost_at", "timestamptz(3)", () => null, { message: orKnown("lost_at") }],
    ["lost_because", "text", () => null, { message: orKnown("lost_because") }],
  ],
  { message: (n, o) => `NOT (${n}.full_name = ANY(${o}.earlier_names))`, touches: ["key"] },
);

export const PROJECTS = hostTable<HostProject>(
  "host_project",
  ["key"],
  [
    ["key", "text", ({ key }) => key],
    foundBy("lost_at"),
    ["label", "text", ({ label }) => label],
    [
      "earlier_labels",
      "text[]",
      () => [],
      { page: namesBefore("earlier_labels", "label"), message: namesBefore("earlier_labels", "label") },
    ],
    ["name", "text", ({ name }) => name],
    ["kind", "text", ({ kind }) => kind, { page: orKnown("kind"), message: orKnown("kind") }],
    ["lost_at", "timestamptz(3)", () => null, { message: orKnown("lost_at") }],
    ["lost_because", "text", () => null, { message: orKnown("lost_because") }],
  ],
  { message: (n, o) => `NOT (${n}.label = ANY(${o}.earlier_labels))`, touches: ["key"] },
);

export const TEAMS = hostTable<HostTeam>(
  "host_team",
  ["key"],
  [
    ["key", "text", ({ key }) => key],
    foundBy("removed_at"),
    ["slug", "text", ({ slug }) => slug],
    ["name", "text", ({ name }) => name],
    ["parent", "text", ({ parent }) => parent],
    ["removed_at", "timestamptz(3)", () => null, { message: orKnown("removed_at") }],
  ],
  { touches: ["key"] },
);
