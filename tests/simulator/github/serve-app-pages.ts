import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { AppState } from "@/prisma/scenarios/hosts/github/rest/app-state.ts";
import type { GithubState } from "@/prisma/scenarios/hosts/github/state.ts";

const HOUR_MS = 3_600_000;

/** The form of a new app, as the documentation describes it. */
const Manifest = z.strictObject({
  name: z.string().min(1).max(34),
  url: z.url(),
  hook_attributes: z.strictObject({ url: z.url(), active: z.boolean().optional() }).optional(),
  redirect_url: z.url(),
  setup_url: z.url().optional(),
  setup_on_update: z.boolean().optional(),
  public: z.boolean().optional(),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});
/** Which permission an app needs to be sent an event. */
const EVENT_NEEDS: Readonly<Record<string, string>> = {
  check_run: "checks",
  deployment: "deployments",
  deployment_status: "deployments",
  discussion: "discussions",
  discussion_comment: "discussions",
  issue_comment: "issues",
  issues: "issues",
  member: "members",
  membership: "members",
  organization: "members",
  pull_request: "pull_requests",
  pull_request_review: "pull_requests",
  pull_request_review_comment: "pull_requests",
  pull_request_review_thread: "pull_requests",
  push: "contents",
  release: "contents",
  repository: "metadata",
  repository_ruleset: "administration",
  team: "members",
  team_add: "members",
  workflow_run: "actions",
};

type Visit = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly text: string };

/**
 * The pages that a person sees on the way to an app, for one who agrees to everything: the form that makes it, and the one
 * that installs it. Each sends their browser back to where the app says. False where the path is none of them.
 */
export function serveAppPages(state: GithubState, app: AppState, visit: Visit): boolean {
  const { request, response, text } = visit;
  const url = new URL(request.url ?? "/", state.root);
  const back = (to: string, more: Readonly<Record<string, string | null>>): true => {
    const target = new URL(to);
    for (const [name, value] of Object.entries(more))
      if (value !== null) target.searchParams.set(name, value);
    response.writeHead(302, { location: target.href }).end();
    return true;
  };
  const given = url.searchParams.get("state");
  if (request.method === "POST" && /^(\/organizations\/[^/]+)?\/settings\/apps\/new$/.test(url.pathname)) {
    const manifest = manifestIn(text);
    const wrong = manifest === null ? "is none" : faultOf(manifest);
    if (manifest === null || wrong !== null) {
      state.violate("bad-manifest", `The description of the app ${wrong}`);
      response.writeHead(422).end("Invalid GitHub App configuration");
      return true;
    }
    const code = randomBytes(20).toString("hex");
    app.codes.set(code, state.clock.now() + HOUR_MS);
    app.isInstalled = false;
    app.setupUrl = manifest.setup_url ?? null;
    return back(manifest.redirect_url, { code, state: given });
  }
  if (request.method === "POST" && url.pathname === `/apps/${app.slug}/installations/new`) {
    app.isInstalled = true;
    const told = { installation_id: String(app.installation), setup_action: "install", state: given };
    return back(app.setupUrl ?? `${state.root}/settings/installations/${app.installation}`, told);
  }
  return false;
}

function manifestIn(form: string): z.output<typeof Manifest> | null {
  try {
    const read = Manifest.safeParse(JSON.parse(new URLSearchParams(form).get("manifest") ?? ""));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** What the host would refuse, or a careful person would; null: nothing. */
function faultOf(manifest: z.output<typeof Manifest>): string | null {
  const { default_permissions: permissions, default_events: events } = manifest;
  if (Object.values(permissions).includes("write")) return "asks for more than reading";
  const blind = events.filter((event) => permissions[EVENT_NEEDS[event] ?? ""] === undefined);
  return blind.length === 0 ? null : `asks for events that it may not see: ${blind.join(", ")}`;
}
