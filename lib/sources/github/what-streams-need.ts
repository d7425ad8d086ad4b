/** What each list is called at the host, which permission it needs, and what is missing without it. */
export const WHAT_STREAMS_NEED: Readonly<
  Record<string, { readonly call: string; readonly needs: string; readonly costs: string }>
> = {
  repositories: {
    call: "List repositories",
    needs: "Metadata: read",
    costs: "Without it nothing can be read.",
  },
  pull_requests: {
    call: "Pull requests with their reviews, threads, events and labels",
    needs:
      "Pull requests: read, Checks: read and Members (organisation): read; for a classic token repo and read:org",
    costs: "Without it there is no lead time, no review and no composition of changes.",
  },
  teams: {
    call: "Teams and members of the organisation",
    needs: "Members (organisation): read",
    costs: "Without it teams have to be entered by hand or by CSV.",
  },
  issues: {
    call: "Issues with their labels, events and project fields",
    needs: "Issues: read, and Projects (organisation): read for project fields",
    costs: "Without it work that is tracked in GitHub is not seen.",
  },
  review_comments: {
    call: "Comments on lines of pull requests",
    needs: "Pull requests: read",
    costs: "Without it the depth of reviews is unknown.",
  },
  deployments: {
    call: "Deployments with their statuses",
    needs: "Deployments: read",
    costs: "Without it deployments have to be told by releases, runs or tags.",
  },
  releases: { call: "Releases", needs: "Contents: read", costs: "Without it releases are not seen." },
  issue_comments: {
    call: "Talk below pull requests and issues",
    needs: "Issues: read and Pull requests: read",
    costs: "Without it clarifying questions are not counted.",
  },
  workflow_runs: {
    call: "Runs of workflows",
    needs: "Actions: read",
    costs: "Without it waiting for builds is part of an unexplained rest.",
  },
  check_runs: {
    call: "Checks of open pull requests",
    needs: "Checks: read and Commit statuses: read",
    costs: "Without it the state of checks is unknown.",
  },
  discussions: {
    call: "Discussions",
    needs: "Discussions: read",
    costs: "Without it decisions that were made in discussions are not seen.",
  },
  rulesets: {
    call: "Rule sets of the repository",
    needs: "Metadata: read",
    costs: "Without it it is unknown what must be true before something lands.",
  },
};
