import type { TrailerRule } from "./rule-set.ts";
import { WEIGHTS } from "./weights.ts";

const { agent, hybrid, review } = WEIGHTS;

/** Trailers other than co-authors and sign-offs, which are matched by their address. */
export const TRAILER_RULES: readonly TrailerRule[] = [
  { id: "trailer.assisted-by", keys: ["assisted-by"], reads: "product", tool: null, weight: hybrid },
  {
    id: "trailer.ai-assisted",
    keys: ["ai-assisted", "ai-assisted-by", "llm-assisted-by", "ai-assistant"],
    reads: "statement",
    tool: null,
    weight: hybrid,
  },
  {
    id: "trailer.ai-agent",
    keys: ["ai-agent", "coding-agent", "coding-agent-model", "ai-generated"],
    reads: "statement",
    tool: null,
    weight: hybrid,
  },
  { id: "trailer.ai-used-for", keys: ["ai-used-for"], reads: "purpose", tool: null, weight: hybrid },
  {
    id: "trailer.generated-by",
    keys: ["generated-by", "generated-with", "made-with"],
    reads: "tool",
    tool: null,
    weight: hybrid,
  },
  { id: "trailer.agent", keys: ["agent"], reads: "product", tool: null, weight: hybrid },
  {
    id: "trailer.commit-generated-by",
    keys: ["commit-generated-by"],
    reads: "tool",
    tool: null,
    weight: review,
  },
  {
    id: "trailer.claude-session",
    keys: ["claude-session"],
    reads: "any",
    value: /^https:\/\/claude\.ai\/code\/session_\w+/,
    tool: "claude",
    weight: agent,
    cloudTask: true,
  },
  {
    id: "trailer.claude-sessions",
    keys: ["claude-session", "claude-sessions-id", "claude-generated-by"],
    reads: "any",
    tool: "claude-code",
    weight: hybrid,
  },
  {
    id: "trailer.agent-logs",
    keys: ["agent-logs-url"],
    reads: "any",
    value: /^https:\/\/[\w.-]+\/[^/\s]+\/[^/\s]+\/sessions\/[\w-]+/,
    tool: "copilot-cloud-agent",
    weight: agent,
    cloudTask: true,
  },
  {
    id: "trailer.copilot-session",
    keys: ["copilot-session"],
    reads: "any",
    tool: "copilot-cli",
    weight: hybrid,
  },
  {
    id: "trailer.amp-thread",
    keys: ["amp-thread-id"],
    reads: "any",
    value: /^https:\/\/ampcode\.com\/threads\/T-[\w-]+|^T-[\w-]+/,
    tool: "amp",
    weight: hybrid,
  },
  { id: "trailer.entire", keys: ["entire-checkpoint"], reads: "any", tool: "entire", weight: hybrid },
  {
    id: "trailer.agent-transcript",
    keys: ["agent-conversation", "agent-transcript", "turbocommit-session"],
    reads: "any",
    tool: null,
    weight: hybrid,
  },
  {
    id: "trailer.replit",
    keys: ["replit-commit-author"],
    reads: "any",
    value: /^(?:agent|assistant)\b/i,
    tool: "replit",
    weight: agent,
  },
  {
    id: "trailer.replit-session",
    keys: ["replit-commit-session-id"],
    reads: "any",
    tool: "replit",
    weight: agent,
  },
];
