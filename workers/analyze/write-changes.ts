import type { Tx } from "@/lib/core/db.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { replaceMentions } from "@/lib/normalized/links/link-store.ts";
import { replaceChangeInitiators } from "@/lib/normalized/people/change-initiator-store.ts";
import type { CommitRow, StoredPlan } from "@/lib/normalized/rows.ts";
import { replaceChangeCommits, upsertChanges, upsertIdentities } from "@/lib/normalized/store.ts";
import type { AnalyzedChange } from "./analyzed.ts";

/** A change that landed, or one that was closed without landing, with what was read of it. */
export type WrittenChange = Omit<AnalyzedChange, "planned"> & { readonly planned: StoredPlan };

/** Writes changes with their commits and the identities behind them. */
export async function writeChanges(
  tx: Tx,
  scope: RepoScope,
  teamId: string,
  changes: readonly WrittenChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const people = new Map<string, { email: string; name: string; kind: WrittenChange["authorKind"] }>();
  for (const { author, authorKind, commits } of changes) {
    people.set(keyOf(author.email), { email: keyOf(author.email), name: author.name, kind: authorKind });
    for (const commit of commits) {
      const { name, email } = commit.author;
      people.set(keyOf(email), { email: keyOf(email), name, kind: commit.authorKind });
    }
  }
  const ids = await upsertIdentities(tx, scope.orgId, [...people.values()]);
  const identity = (email: string) => ids.get(keyOf(email)) ?? null;
  await upsertChanges(
    tx,
    scope,
    changes.map((change) => ({
      ...change.planned,
      teamId,
      authorIdentity: identity(change.author.email),
      authorKind: change.authorKind,
      workKind: change.workKind,
      position: change.position,
      gross: change.gross,
    })),
  );
  const all = changes.map((change) => change.planned.id);
  await replaceChangeCommits(tx, scope, all, commitRows(changes, identity));
  await replaceMentions(
    tx,
    scope,
    all,
    ofEach(changes, ({ mentions }) => mentions),
  );
  await replaceChangeInitiators(
    tx,
    scope,
    all,
    ofEach(changes, ({ initiators }) => initiators),
  );
}

/** What hangs on each change, with the change. */
const ofEach = <Part>(changes: readonly WrittenChange[], parts: (change: WrittenChange) => readonly Part[]) =>
  changes.flatMap((change) => parts(change).map((part) => ({ ...part, changeId: change.planned.id })));

const keyOf = (email: string) => email.trim().toLowerCase();

function* commitRows(
  changes: readonly WrittenChange[],
  identity: (email: string) => string | null,
): Generator<CommitRow> {
  for (const { planned, commits } of changes) {
    for (const [
      position,
      { sha, subject, authoredAt, author, authorKind, added, removed },
    ] of commits.entries()) {
      const authorIdentity = identity(author.email);
      yield {
        changeId: planned.id,
        position,
        sha,
        subject,
        authoredAt,
        authorIdentity,
        authorKind,
        added,
        removed,
      };
    }
  }
}
