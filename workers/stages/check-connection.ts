import { causeWords } from "@/lib/core/cause-words.ts";
import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { type CheckedCall, GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import { changeSecrets } from "@/lib/settings/connection-store.ts";
import { changeSettings } from "@/lib/settings/connections/change-settings.ts";
import { keepCheck } from "@/lib/settings/connections/check-store.ts";
import { isScopeChosen } from "@/lib/settings/connections/scope-choice.ts";
import type { FinishSignIn } from "@/lib/sources/finish-sign-in.ts";
import { type OpenConnection, type OpenDeps, openConnection } from "../sync/open-connection.ts";
import type { SyncScope } from "./sync-connection.ts";

export type CheckDeps = OpenDeps & {
  readonly signal: AbortSignal;
  readonly finishSignIn: FinishSignIn;
  readonly again: (scope: SyncScope, dueAt: Date | null) => Promise<unknown>;
};

/**
 * Tests a connection: finishes its sign-in where a person has just agreed to it, makes every call that collection makes, and
 * keeps what was found. What the host answers is a result, never a fault of the job. One that works is read from now on.
 */
export const checkConnectionStage =
  (deps: CheckDeps) =>
  async (scope: SyncScope): Promise<void> => {
    const { db, now } = deps;
    const keep = (calls: readonly CheckedCall[]) =>
      withOrg(db, scope.orgId, (tx) => keepCheck(tx, scope, calls, now()));
    try {
      const first = await openConnection(deps, scope.orgId, scope.connectionId, { isUrgent: true });
      if (first === null) return;
      const open = await signedIn(deps, first, scope);
      const settings = isScopeChosen(open.chosen) ? open.deps.settings : everything(open);
      const calls = await open.connector.check({ ...open.deps, settings }, deps.signal);
      await keep(calls);
      if (calls[0]?.state === "ok" && !open.row.isPaused) await deps.again(scope, null);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "bug") throw error;
      await keep([
        {
          call: "Sign in",
          needs: "A credential that works",
          costs: "Without it nothing can be read.",
          state: "failed",
          fix: causeWords(error.message, error.fix ?? null),
        },
      ]);
    }
  };

/** Before a scope was chosen, any repository or project does for the test. */
const everything = (open: OpenConnection): unknown =>
  open.row.kind === "jira"
    ? { ...JiraSettings.parse(open.deps.settings), exclude: [] }
    : { ...GithubSettings.parse(open.deps.settings), exclude: [] };

/** The connection once all that its host gave was exchanged and kept. */
async function signedIn(deps: CheckDeps, open: OpenConnection, scope: SyncScope): Promise<OpenConnection> {
  const { orgId, connectionId } = scope;
  const drop = { code: undefined, redirectUrl: undefined };
  const given = await deps
    .finishSignIn(open.row.kind, open.deps, deps.signal)
    .catch(async (error: unknown) => {
      // A code that was refused is used up; one that could not be sent is kept for the next try.
      if (error instanceof SourceFailure && error.kind !== "unreachable")
        await withOrg(deps.db, orgId, (tx) =>
          changeSecrets(tx, orgId, connectionId, deps.encryptionKeys, (stored) => ({ ...stored, ...drop })),
        );
      throw error;
    });
  if (given === null) return open;
  await withOrg(deps.db, orgId, async (tx) => {
    await changeSecrets(tx, orgId, connectionId, deps.encryptionKeys, (stored) => {
      const hooks = [...given.webhookSecrets, ...stored.webhookSecrets].slice(0, 2);
      return { ...stored, ...drop, ...given.secrets, webhookSecrets: hooks };
    });
    if (Object.keys(given.settings).length > 0)
      await changeSettings(tx, {
        orgId,
        connectionId,
        userId: null,
        version: null,
        action: "connection.signed_in",
        values: given.settings,
      });
  });
  const next = await openConnection(deps, orgId, connectionId, { isUrgent: true });
  // A new app is then looked for where it is installed.
  return next === null ? open : signedIn(deps, next, scope);
}
