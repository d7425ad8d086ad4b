import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { type DueUnit, dueUnits } from "@/lib/ledger/complexity/due-units.ts";
import { dropLostScores } from "@/lib/ledger/complexity/score-store.ts";
import { firstUnmeasured, knownScores, unitMembers } from "@/lib/ledger/complexity/unit-inputs-store.ts";
import { DEFAULT_CALIBRATION } from "@/lib/model/calibration.ts";
import { hasItems, repositoriesWithPulls, talkStamps } from "@/lib/normalized/units/talk-store.ts";
import { isAnyBeingRead } from "@/lib/settings/kept-repository.ts";
import { scorePass } from "../complexity/score-pass.ts";

export type ScoreDeps = {
  readonly db: Db;
  readonly clockMs: () => number;
  /** Asks for another turn. */
  readonly goOn: (scope: { readonly orgId: string }) => Promise<unknown>;
  readonly signal: AbortSignal;
  readonly pause: (ms: number) => Promise<unknown>;
};

/** A pass follows the history of repositories once; units that were delivered last come in the first. */
const PASS = 2_000;
/** A large organisation lets others have their turn in between. */
const TURN_MS = 60_000;
/** Readings come first: people wait for them. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Says how hard the units of an organisation were: those of which changes, talk, people or history are otherwise than at their last
 * score. Answers how many were scored.
 */
export const scoreUnitsStage =
  ({ db, clockMs, goOn, signal, pause }: ScoreDeps) =>
  async ({ orgId }: { readonly orgId: string }): Promise<number> => {
    const began = clockMs();
    const isOver = () => signal.aborted || clockMs() - began > TURN_MS;
    const goes = async () => {
      while (!isOver() && (await withOrg(db, orgId, (tx) => isAnyBeingRead(tx, orgId))))
        await pause(LOOK_AGAIN_MS);
      return !isOver();
    };
    await withOrg(db, orgId, (tx) => dropLostScores(tx, orgId));
    const due = await withOrg(db, orgId, (tx) => findDue(tx, orgId));
    let scored = 0;
    while (scored < due.length) {
      const pass = due.slice(scored, scored + PASS);
      const done = await scorePass(db, orgId, pass, goes);
      scored += done;
      if (done < pass.length) {
        await goOn({ orgId });
        break;
      }
    }
    return scored;
  };

async function findDue(tx: Tx, orgId: string): Promise<DueUnit[]> {
  const talk = new Map((await talkStamps(tx, orgId)).map((one) => [`${one.repoId}/${one.changeId}`, one]));
  const told = await repositoriesWithPulls(tx, orgId);
  const members = (await unitMembers(tx, orgId)).map(({ number, ...member }) => {
    const said = talk.get(`${member.repoId}/${member.changeId}`);
    // What was pushed was not reviewed; of a pull request that nobody has told yet nothing is known.
    const isReviewRead = told.has(member.repoId) && (number === null || said?.hasPull === true);
    return { ...member, talk: said?.stamp ?? null, isReviewRead };
  });
  return dueUnits(members, {
    scores: await knownScores(tx, orgId),
    unmeasured: await firstUnmeasured(tx, orgId),
    hasItems: await hasItems(tx, orgId),
    version: DEFAULT_CALIBRATION.version,
  });
}
