import type { ConnectorDeps, Stream } from "@/lib/model/connector.ts";
import { CHECK_RUNS } from "../queries/check-runs.ts";
import { DEPLOYMENT_FRAGMENTS, DEPLOYMENT_LISTS, DEPLOYMENTS } from "../queries/deployments.ts";
import { DISCUSSION_FRAGMENTS, DISCUSSION_LISTS, DISCUSSIONS } from "../queries/discussions.ts";
import { PULL_FRAGMENTS, PULL_LISTS, PULL_REQUESTS } from "../queries/pull-requests.ts";
import { RAW } from "../raw-kinds.ts";
import type { Changed, Pulse } from "../schema-pulse.ts";
import { graphqlStream } from "./graphql-stream.ts";
import { guarded } from "./guarded.ts";
import { issueStream } from "./issues.ts";
import { repositories } from "./repositories.ts";
import { restStream } from "./rest-stream.ts";
import { rulesets } from "./rulesets.ts";
import { teams } from "./teams.ts";
import { workflowRuns } from "./workflow-runs.ts";

const HOUR = 3_600;
const DAYS = 86_400;
const OVERLAP = 120;

/** Everything that is read from GitHub, in the order in which people miss it. */
export const streamsOf = (deps: ConnectorDeps): readonly Stream[] => listed(deps).map(guarded);

const listed = (deps: ConnectorDeps): readonly Stream[] => [
  repositories(deps),
  graphqlStream(deps, {
    name: "pull_requests",
    rank: 1,
    everySeconds: HOUR,
    query: PULL_REQUESTS,
    type: "PullRequest",
    lists: PULL_LISTS,
    fragments: PULL_FRAGMENTS,
    kind: RAW.pull,
    orderedBy: "updatedAt",
    overlapSeconds: OVERLAP,
    pulseOf: (pulse) => pulse.pulls,
    isOwnPulse: true,
    tellsOthers: true,
    idOf: (item) => item.fullDatabaseId ?? item.id,
  }),
  teams(deps),
  issueStream(deps, OVERLAP),
  restStream(deps, {
    name: "review_comments",
    rank: 2,
    everySeconds: HOUR,
    path: "/pulls/comments",
    kind: RAW.reviewComment,
    orderedBy: "updated_at",
    isByUpdate: true,
    overlapSeconds: OVERLAP,
    pulseOf: (pulse) => pulse.pulls,
  }),
  graphqlStream(deps, {
    name: "deployments",
    rank: 2,
    everySeconds: HOUR,
    query: DEPLOYMENTS,
    type: "Deployment",
    lists: DEPLOYMENT_LISTS,
    fragments: DEPLOYMENT_FRAGMENTS,
    kind: RAW.deployment,
    orderedBy: "createdAt",
    // Their statuses come later than they do.
    overlapSeconds: 3 * DAYS,
    firstSize: 100,
    pulseOf: (pulse) => pulse.deployments,
    idOf: (item) => item.databaseId,
  }),
  restStream(deps, {
    name: "releases",
    rank: 3,
    everySeconds: HOUR,
    path: "/releases",
    kind: RAW.release,
    orderedBy: "created_at",
    isByUpdate: false,
    overlapSeconds: 30 * DAYS,
    pulseOf: (pulse) => pulse.releases,
  }),
  restStream(deps, {
    name: "issue_comments",
    rank: 3,
    everySeconds: HOUR,
    path: "/issues/comments",
    kind: RAW.issueComment,
    orderedBy: "updated_at",
    isByUpdate: true,
    overlapSeconds: OVERLAP,
    pulseOf: laterOf,
  }),
  workflowRuns(deps),
  graphqlStream(deps, {
    name: "check_runs",
    rank: 3,
    everySeconds: HOUR,
    query: CHECK_RUNS,
    type: "PullRequest",
    lists: [],
    fragments: "",
    kind: RAW.checks,
    orderedBy: "updatedAt",
    // A check may end long after the last change of its pull request.
    overlapSeconds: 7 * DAYS,
    firstSize: 40,
    mostOnPage: 40,
    pulseOf: (pulse) => pulse.pulls,
    idOf: (item) => item.id,
  }),
  graphqlStream(deps, {
    name: "discussions",
    rank: 4,
    everySeconds: HOUR,
    query: DISCUSSIONS,
    type: "Discussion",
    lists: DISCUSSION_LISTS,
    fragments: DISCUSSION_FRAGMENTS,
    kind: RAW.discussion,
    orderedBy: "updatedAt",
    overlapSeconds: OVERLAP,
    pulseOf: (pulse) => pulse.discussions,
    isOwnPulse: true,
    idOf: (item) => item.databaseId,
  }),
  rulesets(deps),
];

/** Talk goes on below issues and pull requests alike. */
function laterOf({ pulls, issues }: Pulse): Changed {
  if (pulls instanceof Date && issues instanceof Date) return issues > pulls ? issues : pulls;
  if (pulls instanceof Date) return pulls;
  return issues instanceof Date || pulls !== null ? issues : null;
}
