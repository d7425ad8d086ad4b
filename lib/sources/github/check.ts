import { z } from "zod";
import { causeWords } from "@/lib/core/cause-words.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { CheckedCall } from "@/lib/model/connection.ts";
import { GithubSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps, Stream, StreamPage, StreamScope } from "@/lib/model/connector.ts";
import { memoryOf } from "./connection-memory.ts";
import { matchesPattern } from "./meaning/matches-pattern.ts";
import { streamsOf } from "./streams/streams-of.ts";
import { WHAT_STREAMS_NEED } from "./what-streams-need.ts";

const Listed = z.object({ item: z.object({ id: z.union([z.number(), z.string()]), full_name: z.string() }) });
const ONE = 1;

/**
 * Reads one page of every list as collection does, of the first repository that the settings let in, and says of each
 * whether it works. Throws for nothing that the host answers.
 */
export async function check(deps: ConnectorDeps, signal: AbortSignal): Promise<readonly CheckedCall[]> {
  const checked: CheckedCall[] = [];
  let sample: StreamScope | null = null;
  let isLost = false;
  for (const stream of listed(deps)) {
    const scope = stream.per === "connection" ? { key: "", name: "" } : sample;
    const told = WHAT_STREAMS_NEED[stream.name] ?? { call: stream.name, needs: "", costs: "" };
    if (scope === null) {
      const fix = isLost ? null : "Give the app or the token access to a repository, or widen the patterns.";
      checked.push({ ...told, state: "not_used", fix });
      continue;
    }
    const page = await tried(stream, { deps, scope, signal });
    if (page instanceof SourceFailure) {
      const isMissing = page.kind === "permission" || page.kind === "lost";
      checked.push({
        ...told,
        state: isMissing ? "missing" : "failed",
        fix: causeWords(page.message, page.fix ?? null),
      });
      if (stream.name === "repositories") isLost = true;
      continue;
    }
    const [gap] = page.gaps;
    checked.push(
      gap === undefined
        ? { ...told, state: "ok", fix: null }
        : { ...told, state: "missing", fix: `${gap.reason}. Give the app or the token: ${told.needs}.` },
    );
    if (stream.name === "repositories") sample = sampleOf(page, deps);
  }
  return checked;
}

/** The streams, or none where there is nothing to sign in with: that is told as the first of them. */
const listed = (deps: ConnectorDeps): readonly Stream[] =>
  [...streamsOf(deps)].toSorted((a, b) => a.rank - b.rank);

async function tried(
  stream: Stream,
  { deps, scope, signal }: { deps: ConnectorDeps; scope: StreamScope; signal: AbortSignal },
): Promise<StreamPage | SourceFailure> {
  // What an earlier list told spares later ones a request; here each is to be made.
  memoryOf(deps).pulses.clear();
  try {
    return await stream.readPage({ scope, cursor: null, pageSize: ONE, now: deps.now(), signal });
  } catch (error) {
    if (error instanceof SourceFailure) return error;
    throw error;
  }
}

function sampleOf(page: StreamPage, deps: ConnectorDeps): StreamScope | null {
  const { include, exclude } = GithubSettings.parse(deps.settings);
  for (const { payload } of page.records) {
    const read = Listed.safeParse(payload);
    if (!read.success) continue;
    const { id, full_name: name } = read.data.item;
    const isIn = include.length === 0 || include.some((pattern) => matchesPattern(pattern, name));
    if (isIn && !exclude.some((pattern) => matchesPattern(pattern, name)))
      return { key: `${deps.host}/${id}`, name };
  }
  return null;
}
