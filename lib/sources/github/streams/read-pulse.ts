import type { GithubClient } from "../client.ts";
import type { KnownPulse } from "../connection-memory.ts";
import { instantOf } from "../meaning/values.ts";
import { PULSE } from "../queries/pulse.ts";
import { type Changed, PulseAnswer, type PulseLists } from "../schema-pulse.ts";
import { demandSame, type RepositoryName } from "./stream-tools.ts";

const FRESH_MS = 300_000;
const HOUR_MS = 3_600_000;
const MOST = 20_000;

/** When the lists of a repository last changed; asked at most once in five minutes for all of them. */
export async function readPulse(
  client: GithubClient,
  repository: RepositoryName,
  now: Date,
): Promise<KnownPulse> {
  const known = pulseWithin(client, repository, { now, ms: FRESH_MS });
  if (known !== null) return known;
  const { owner, name } = repository;
  const answer = await client.graphql(PULSE, { owner, name });
  const read = PulseAnswer.parse(answer.data).repository;
  demandSame(repository, read.databaseId);
  return keepPulse(client, repository, { lists: read, now });
}

/** What was told of a repository in the last hour, without asking. */
export const knownPulse = (client: GithubClient, repository: RepositoryName, now: Date): KnownPulse | null =>
  pulseWithin(client, repository, { now, ms: HOUR_MS });

/** Remembers when the lists of a repository changed, from an answer that tells it. */
export function keepPulse(
  client: GithubClient,
  repository: RepositoryName,
  { lists, now }: { readonly lists: PulseLists; readonly now: Date },
): KnownPulse {
  const { pulses } = client.memory;
  if (pulses.size >= MOST) pulses.clear();
  const told: KnownPulse = {
    pulse: {
      repositoryId: repository.id,
      pulls: changedOf(lists.pullRequests),
      issues: changedOf(lists.issues),
      discussions: changedOf(lists.discussions),
      deployments: changedOf(lists.deployments),
      releases: changedOf(lists.releases),
      issueCount: lists.issues?.totalCount ?? null,
    },
    hostAt: client.meter.hostAt,
    askedAt: now.getTime(),
  };
  pulses.set(repository.id, told);
  return told;
}

function pulseWithin(
  client: GithubClient,
  repository: RepositoryName,
  { now, ms }: { readonly now: Date; readonly ms: number },
): KnownPulse | null {
  const known = client.memory.pulses.get(repository.id);
  const age = known === undefined ? Number.NaN : now.getTime() - known.askedAt;
  return known !== undefined && age >= 0 && age < ms ? known : null;
}

/** A newest item that was withheld, or has no date, is as good as hidden. */
function changedOf(list: PulseLists["issues"]): Changed {
  if (list?.nodes === undefined || list.nodes === null) return null;
  return list.nodes.length === 0 ? "never" : instantOf(list.nodes[0]?.updatedAt);
}
