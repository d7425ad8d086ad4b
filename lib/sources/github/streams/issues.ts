import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, Stream } from "@/lib/model/connector.ts";
import { memoryOf } from "../connection-memory.ts";
import { ISSUE_FRAGMENTS, ISSUE_LISTS, ISSUES } from "../queries/issues.ts";
import { RAW } from "../raw-kinds.ts";
import { graphqlStream } from "./graphql-stream.ts";

/** Issues with their projects' fields; without these, and with a gap, where the credential may not see them. */
export function issueStream(deps: ConnectorDeps, overlapSeconds: number): Stream {
  const memory = memoryOf(deps);
  const stream = graphqlStream(deps, {
    name: "issues",
    rank: 2,
    everySeconds: 3_600,
    query: ISSUES,
    type: "Issue",
    lists: ISSUE_LISTS,
    fragments: ISSUE_FRAGMENTS,
    kind: RAW.issue,
    orderedBy: "updatedAt",
    overlapSeconds,
    firstSize: 100,
    pulseOf: (pulse) => pulse.issues,
    isOwnPulse: true,
    countOf: (pulse) => pulse.issueCount,
    idOf: (item) => item.fullDatabaseId ?? item.databaseId,
    variables: () => ({ projects: !memory.isWithoutProjects }),
  });
  return {
    ...stream,
    readPage: async (request) => {
      const page = await stream.readPage(request).catch((error: unknown) => {
        const isRefused = error instanceof SourceFailure && error.kind === "permission";
        if (!isRefused || memory.isWithoutProjects) throw error;
        memory.isWithoutProjects = true;
        return stream.readPage(request);
      });
      if (!memory.isWithoutProjects || !page.isLast) return page;
      const reason = "The credential may not read project fields";
      return { ...page, gaps: [...page.gaps, { kind: RAW.issue, externalId: null, reason }] };
    },
  };
}
