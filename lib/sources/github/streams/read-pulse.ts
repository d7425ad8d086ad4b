import type { GithubClient } from "../client.ts";
import { instantOf } from "../meaning/values.ts";
import { PULSE } from "../queries/pulse.ts";
import { type Pulse, PulseAnswer } from "../schema-pulse.ts";
import { demandSame, type RepositoryName } from "./stream-tools.ts";

const FRESH_MS = 300_000;
const MOST = 20_000;

/** When the lists of a repository last changed; asked at most once in five minutes for all of them. */
export async function readPulse(
  client: GithubClient,
  repository: RepositoryName,
  now: Date,
): Promise<{ readonly pulse: Pulse; readonly hostAt: Date | null }> {
  const { pulses } = client.memory;
  const known = pulses.get(repository.id);
  const age = known === undefined ? Number.NaN : now.getTime() - known.askedAt;
  if (known !== undefined && age >= 0 && age < FRESH_MS) return known;
  const { owner, name } = repository;
  const answer = await client.graphql(PULSE, { owner, name });
  const read = PulseAnswer.parse(answer.data).repository;
  demandSame(repository, read.databaseId);
  const newest = (list: typeof read.issues) => instantOf(list?.nodes[0]?.updatedAt);
  const pulse: Pulse = {
    repositoryId: repository.id,
    pulls: newest(read.pullRequests),
    issues: newest(read.issues),
    discussions: newest(read.discussions),
    deployments: newest(read.deployments),
    releases: newest(read.releases),
    pushed: instantOf(read.pushedAt),
  };
  if (pulses.size >= MOST) pulses.clear();
  const told = { pulse, hostAt: client.meter.hostAt, askedAt: now.getTime() };
  pulses.set(repository.id, told);
  return told;
}
