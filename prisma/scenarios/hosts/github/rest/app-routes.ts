import { type GithubState, iso } from "../state.ts";
import type { AppState } from "./app-state.ts";
import { installer } from "./organisation-routes.ts";
import { list, missing, one, type RestCall, type RestResult, type Route } from "./route.ts";

const PERMISSIONS = {
  metadata: "read",
  contents: "read",
  pull_requests: "read",
  issues: "read",
  checks: "read",
  actions: "read",
  deployments: "read",
  discussions: "read",
  statuses: "read",
  members: "read",
} as const;
const EVENTS = ["pull_request", "pull_request_review", "push", "issues", "deployment_status"];

const appView = (state: GithubState, app: AppState) => ({
  id: app.id,
  slug: app.slug,
  node_id: "A_kwDOsimulated",
  client_id: app.clientId,
  owner: installer(state),
  name: "Assay reader",
  description: null,
  external_url: "https://assay.example",
  html_url: `${state.root}/apps/${app.slug}`,
  created_at: iso(state.organisation.now),
  updated_at: iso(state.organisation.now),
  permissions: PERMISSIONS,
  events: EVENTS,
  installations_count: 1,
});

const installationView = (state: GithubState, app: AppState) => ({
  id: app.installation,
  account: installer(state),
  repository_selection: "all",
  access_tokens_url: `${state.root}/api/v3/app/installations/${app.installation}/access_tokens`,
  repositories_url: `${state.root}/api/v3/installation/repositories`,
  html_url: `${state.root}/organizations/${state.organisation.login}/settings/installations/${app.installation}`,
  app_id: app.id,
  client_id: app.clientId,
  app_slug: app.slug,
  target_id: state.organisation.id,
  target_type: "Organization",
  permissions: PERMISSIONS,
  events: EVENTS,
  created_at: iso(state.organisation.now),
  updated_at: iso(state.organisation.now),
  single_file_name: null,
  suspended_by: null,
  suspended_at: app.isSuspended ? iso(state.organisation.now) : null,
});

const ours = (answer: (call: RestCall) => RestResult) => (call: RestCall) =>
  call.app.isInstalled && Number(call.params.installation_id) === call.app.installation
    ? answer(call)
    : missing();

/** A code is good once, for an hour. */
function isGoodCode({ state, app, params }: RestCall): boolean {
  const until = app.codes.get(params.code ?? "") ?? 0;
  app.codes.delete(params.code ?? "");
  return state.clock.now() < until;
}

export const APP_ROUTES: readonly Route[] = [
  { operation: "GET /app", needs: "app", answer: ({ state, app }) => one(appView(state, app)) },
  {
    operation: "GET /app/installations",
    needs: "app",
    answer: ({ state, app }) => list(app.isInstalled ? [app] : [], (one) => installationView(state, one)),
  },
  {
    operation: "GET /app/installations/{installation_id}",
    needs: "app",
    answer: ours(({ state, app }) => one(installationView(state, app))),
  },
  {
    operation: "POST /app/installations/{installation_id}/access_tokens",
    needs: "app",
    answer: ours(({ app }) => {
      const { token, expiresAt } = app.issueToken();
      return one(
        { token, expires_at: iso(expiresAt), permissions: PERMISSIONS, repository_selection: "all" },
        201,
      );
    }),
  },
  {
    operation: "POST /app-manifests/{code}/conversions",
    needs: "open",
    answer: (call) =>
      isGoodCode(call)
        ? one(
            {
              ...appView(call.state, call.app),
              client_secret: "made up for the simulator",
              webhook_secret: call.app.webhookSecret,
              pem: call.app.privateKey(),
            },
            201,
          )
        : missing(),
  },
  {
    operation: "GET /app/hook/deliveries",
    needs: "app",
    answer: ({ app, query }) => {
      const wanted = query.get("status");
      const isWanted = (code: number): boolean =>
        wanted === null || (code >= 200 && code < 300) === (wanted === "success");
      const found = app.deliveries.filter((delivery) => isWanted(delivery.statusCode)).toReversed();
      return list(found, (delivery) => ({
        id: delivery.id,
        guid: delivery.guid,
        delivered_at: iso(delivery.at),
        redelivery: false,
        duration: 0.1,
        status: delivery.statusCode < 300 ? "OK" : "Failed",
        status_code: delivery.statusCode,
        event: delivery.event,
        action: delivery.action,
        installation_id: app.installation,
        repository_id: delivery.repository,
      }));
    },
  },
];
