import type { HostedRepository, HostedRuleset } from "../../../../organisation/hosted-repository.ts";
import { fullName, type GithubState, iso } from "../../state.ts";
import { apiOf } from "./repository.ts";

type View = Readonly<Record<string, unknown>>;

/** `isWhole`: with the rules, which the list leaves out. */
export function rulesetView(
  state: GithubState,
  repository: HostedRepository,
  ruleset: HostedRuleset,
  isWhole: boolean,
): View {
  const rules = [
    { type: "deletion" },
    {
      type: "pull_request",
      parameters: {
        required_approving_review_count: ruleset.approvals,
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: ruleset.requiresCodeOwner,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
      },
    },
  ];
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: "Repository",
    source: fullName(repository),
    enforcement: ruleset.enforcement,
    node_id: `RRS_${ruleset.id}`,
    _links: { self: { href: `${apiOf(state, repository)}/rulesets/${ruleset.id}` } },
    created_at: iso(ruleset.createdAt),
    updated_at: iso(ruleset.createdAt),
    ...(isWhole ? { conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } }, rules } : {}),
  };
}
