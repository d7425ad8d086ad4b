import { plainLines } from "./plain-lines.ts";

/**
 * What says that a change is about another one: a message, or for D2 an equal patch of one of its commits. `key` is a commit
 * id, a pull request number or a title, by rule.
 */
export type Pointer = {
  readonly kind: "revert" | "duplicate";
  readonly rule: "R1" | "R2" | "R3" | "D1" | "D2" | "D3";
  readonly key: string;
  /** `owner/name` where the message names another repository. */
  readonly repository: string | null;
};

const REVERTS_COMMIT = /^This reverts commit ([0-9a-f]{7,64})\b/;
const REVERTS_NUMBER = /^Reverts (?:([\w.-]+\/[\w.-]+))?#(\d+)\s*$/;
const PICKED = /^\(cherry picked from commit ([0-9a-f]{7,64})\)$/;
const BACKPORT_BODY = /^(?:Automated cherry[- ]pick of #(\d+)|.*automatic backport of pull request #(\d+))/i;
const BACKPORT_TITLE = /\((?:backport|cherry[- ]pick(?:ed)?) #(\d+)\)|\(GH-(\d+)\)/i;
const REVERT_TITLE = /^(?:Revert "(.+)"|Re-?apply "(.+)"|(?:Re-?land|Roll ?back|Back ?out):? (.+))$/i;
/** The number that a forge adds to the subject of a squash merge. */
const TRAILING_NUMBER = /\s*\((?:#|!)\d+\)\s*$/;

/** A title without the numbers that were added to it when it landed. */
export const plainTitle = (title: string): string => {
  let plain = title.trim();
  while (TRAILING_NUMBER.test(plain)) plain = plain.replace(TRAILING_NUMBER, "");
  return plain;
};

/**
 * Reads which commits, pull requests or titles a change says it reverts, re-lands or copies: from its title and the
 * messages of its commits. Lines that are list items, quoted, indented or fenced say nothing.
 */
export function readPointers(title: string, messages: readonly string[]): Pointer[] {
  const found: Pointer[] = [];
  for (const message of messages) {
    for (const line of plainLines(message)) {
      const reverted = REVERTS_COMMIT.exec(line);
      if (reverted?.[1]) found.push({ kind: "revert", rule: "R1", key: reverted[1], repository: null });
      const second = /reversing changes made to ([0-9a-f]{7,64})/.exec(line);
      if (reverted && second?.[1])
        found.push({ kind: "revert", rule: "R1", key: second[1], repository: null });
      const numbered = REVERTS_NUMBER.exec(line);
      if (numbered?.[2]) {
        found.push({ kind: "revert", rule: "R2", key: numbered[2], repository: numbered[1] ?? null });
      }
      const picked = PICKED.exec(line);
      if (picked?.[1]) found.push({ kind: "duplicate", rule: "D1", key: picked[1], repository: null });
      const backport = BACKPORT_BODY.exec(line);
      const number = backport?.[1] ?? backport?.[2];
      if (number) found.push({ kind: "duplicate", rule: "D3", key: number, repository: null });
    }
  }
  found.push(...titlePointers(title));
  const rank = (pointer: Pointer) => pointer.kind + pointer.rule;
  const seen = new Set<string>();
  return found
    .filter((each) => !seen.has(rank(each) + each.key) && seen.add(rank(each) + each.key))
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** What the title alone says. */
export function titlePointers(title: string): Pointer[] {
  const found: Pointer[] = [];
  const plain = plainTitle(title);
  const reverted =
    REVERT_TITLE.exec(plain) ?? REVERT_TITLE.exec(plain.replace(/^[a-z]+(\([^)]*\))?!?: */, ""));
  const inner = reverted?.[1] ?? reverted?.[2] ?? reverted?.[3];
  if (inner) found.push({ kind: "revert", rule: "R3", key: inner, repository: null });
  const backport = BACKPORT_TITLE.exec(title);
  const number = backport?.[1] ?? backport?.[2];
  if (number) found.push({ kind: "duplicate", rule: "D3", key: number, repository: null });
  return found;
}
