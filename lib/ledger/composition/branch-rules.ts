import type { BranchRule } from "./rule-set.ts";
import { WEIGHTS } from "./weights.ts";

const agent = (prefix: string, tool: string): BranchRule => ({
  id: `branch.${tool}`,
  tool,
  prefix: `${prefix}/`,
  weight: WEIGHTS.agentBranch,
  decides: false,
});

const automation = (prefix: string, id: string, decides = true): BranchRule => ({
  id: `branch.${id}`,
  tool: null,
  prefix,
  weight: WEIGHTS.automation,
  decides,
});

/**
 * Prefixes of head branches that tools choose. An organisation whose people use one of them switches it off.
 * Translators and people who tidy up work on branches of the last four too, so those decide nothing alone.
 */
export const BRANCH_RULES: readonly BranchRule[] = [
  agent("copilot", "copilot-cloud-agent"),
  agent("codex", "codex"),
  agent("cursor", "cursor"),
  agent("claude", "claude"),
  agent("devin", "devin"),
  agent("jules", "jules"),
  agent("sweep", "sweep"),
  agent("openhands", "openhands"),
  automation("dependabot/", "dependabot"),
  automation("renovate/", "renovate"),
  automation("release-please--", "release-please"),
  automation("changeset-release/", "changesets"),
  automation("pre-commit-ci-update-config", "pre-commit-ci"),
  automation("snyk-", "snyk", false),
  automation("l10n_", "translation", false),
  automation("weblate-", "weblate", false),
  automation("imgbot", "imgbot", false),
];
