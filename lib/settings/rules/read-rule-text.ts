import { nameId } from "@/lib/core/name-id.ts";
import { FAMILY_POLICY, LEDGER_CLASSES, LEDGER_FAMILIES } from "@/lib/model/ledger-class.ts";
import {
  type OrganisationRules,
  RULE_ACCOUNTS,
  RULE_AUTHORS,
  RULED_CLASSES,
} from "@/lib/model/organisation-rules.ts";
import type { NamedRepository, RuleField, RuleText } from "./rule-text.ts";

export type RuleFault = { readonly field: RuleField; readonly line: number; readonly message: string };
type Context = {
  readonly repositories: readonly NamedRepository[];
  /** The rules that hold: what is said again holds since then. */
  readonly before: OrganisationRules;
  /** Seconds. */
  readonly now: number;
};

/** So many the database matches without delay. */
export const MOST_PATHS = 30;
export const MOST_ACCOUNTS = 100;

class Unclear extends Error {}

/**
 * Reads rules as people write them, one a line: `vendor/**` or `shop: vendor/**`; `docs/** = maintenance_low by agent titled chore*`;
 * `build@acme.com = automation` or `octo-writer = agent Octo`; `rework = net`. Answers what it could read, and what is wrong line by line.
 */
export function readRuleText(
  text: RuleText,
  { repositories, before, now }: Context,
): { rules: OrganisationRules; faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const since = new Map(
    [...before.exclude, ...before.reclassify, ...before.accounts].map((rule) => [rule.id, rule.since]),
  );
  const read = <Rule extends object>(field: RuleField, most: number, one: (line: string) => Rule) => {
    const seen = new Set<string>();
    return text[field].split("\n").flatMap((written, at) => {
      const line = written.trim();
      if (line === "") return [];
      try {
        const rule = one(line);
        const id = nameId(field, JSON.stringify(rule));
        if (seen.has(id)) throw new Unclear("This line stands here twice.");
        seen.add(id);
        if (seen.size > most) throw new Unclear(`At most ${most} lines fit here.`);
        return [{ ...rule, id, since: since.get(id) ?? now }];
      } catch (error) {
        if (!(error instanceof Unclear)) throw error;
        faults.push({ field, line: at + 1, message: error.message });
        return [];
      }
    });
  };
  const exclude = read("exclude", MOST_PATHS, (line) => readPlace(line, repositories));
  const reclassify = read("reclassify", MOST_PATHS - exclude.length, (line) =>
    readReclassify(line, repositories),
  );
  const accounts = read("accounts", MOST_ACCOUNTS, readAccount);
  const families = Object.fromEntries(
    read("families", LEDGER_CLASSES.length, readFamily)
      .filter(({ name, family }) => family !== FAMILY_POLICY.family[name])
      .map(({ name, family }) => [name, family]),
  );
  return { rules: { exclude, reclassify, accounts, families }, faults };
}

/** A name without a slash means a file or folder of that name anywhere, as in .gitignore; a slash at the end means all below. */
function readPlace(text: string, repositories: readonly NamedRepository[]) {
  const [, name, rest = ""] = /^(?:([^:=]+):\s+)?(.*)$/.exec(text) ?? [];
  const repo = name === undefined ? null : repositoryOf(name.trim(), repositories);
  const written = rest.trim();
  if (written === "") throw new Unclear("Name the files, such as vendor/**.");
  if (written.length > 400) throw new Unclear("Use at most 400 characters.");
  if (/^!|\\/.test(written)) {
    throw new Unclear("Say only which files are meant: there is no ! and no backslash here.");
  }
  const below = written.endsWith("/") ? `${written}**` : written;
  const anchored = below.startsWith("/") || below.includes("/") || below === "**";
  return { path: anchored ? below.replace(/^\/+/, "") : `**/${below}`, repo };
}

function repositoryOf(name: string, repositories: readonly NamedRepository[]): string {
  const found = repositories.filter(({ id, name: called }) => called === name || id === name);
  const [one] = found;
  if (!one) throw new Unclear(`There is no repository ${name}.`);
  if (found.length > 1) throw new Unclear(`There are ${found.length} repositories called ${name}.`);
  return one.id;
}

function readReclassify(line: string, repositories: readonly NamedRepository[]) {
  const at = line.lastIndexOf(" = ");
  if (at < 0) throw new Unclear("Write the files, then = and the class, such as docs/** = maintenance_low.");
  const [, to, author, title] =
    /^(\S+)(?:\s+by\s+(\S+))?(?:\s+titled\s+(.+))?$/.exec(line.slice(at + 3).trim()) ?? [];
  if (to === undefined) throw new Unclear("After the class may stand by and who, then titled and a title.");
  return {
    ...readPlace(line.slice(0, at).trim(), repositories),
    to: oneOf(RULED_CLASSES, to, "class"),
    author: author === undefined ? null : oneOf(RULE_AUTHORS, author, "kind of author"),
    title: title?.slice(0, 200) ?? null,
  };
}

function readAccount(line: string) {
  const [, account, kind, tool] = /^(\S+)\s+=\s+(\S+)(?:\s+(.+))?$/.exec(line) ?? [];
  if (account === undefined || kind === undefined) {
    throw new Unclear(
      "Write the account, then = and automation or agent, such as build@acme.com = automation.",
    );
  }
  const isAddress = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(account);
  if (!isAddress && !/^[a-z\d][a-z\d-]*(\[bot\])?$/i.test(account)) {
    throw new Unclear("An account is a login or a whole e-mail address, never a name.");
  }
  return {
    account: account.toLowerCase(),
    kind: oneOf(RULE_ACCOUNTS, kind, "kind of account"),
    tool: tool?.slice(0, 100) ?? null,
  };
}

function readFamily(line: string) {
  const [, name, family] = /^(\S+)\s+=\s+(\S+)$/.exec(line) ?? [];
  if (name === undefined || family === undefined) {
    throw new Unclear("Write a class, then = and its family, such as rework = net.");
  }
  return { name: oneOf(LEDGER_CLASSES, name, "class"), family: oneOf(LEDGER_FAMILIES, family, "family") };
}

function oneOf<Name extends string>(names: readonly Name[], text: string, what: string): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new Unclear(`There is no ${what} ${text}: choose ${names.join(", ")}.`);
  return found;
}
