import { createHmac } from "node:crypto";
import { rngFrom } from "@/lib/core/rng.ts";
import { HOOKS } from "@/prisma/scenarios/hosts/github/openapi/operations.ts";
import type { AppState } from "@/prisma/scenarios/hosts/github/rest/app-state.ts";
import { repositoryView } from "@/prisma/scenarios/hosts/github/rest/views/repository.ts";
import { organisationView, userOrGhost } from "@/prisma/scenarios/hosts/github/rest/views/user.ts";
import type { GithubState } from "@/prisma/scenarios/hosts/github/state.ts";
import type { HostedPull } from "@/prisma/scenarios/organisation/hosted-pull.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";
import { misfit } from "../rest/validator.ts";
import { type Happening, happeningsOf } from "./happenings.ts";
import {
  deploymentHappenings,
  issueHappenings,
  releaseHappening,
  runHappening,
} from "./repository-happenings.ts";

/** A signed delivery, as it is posted. */
export type Delivery = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

export type DeliverOptions = {
  /** Which of the secrets signs; the first where not said. */
  readonly secret?: string;
  readonly deliveryId?: string;
};

export type Webhooks = {
  /** One event about a repository, or about the installation where there is none. Payloads are those of the REST views. */
  readonly deliver: (
    happening: Happening,
    repository: HostedRepository | null,
    options?: DeliverOptions,
  ) => Delivery;
  /** Everything that a pull request's life sent, in order. */
  readonly lifeOf: (repository: HostedRepository, pull: HostedPull) => readonly Delivery[];
  /** What a repository sent besides: issues, deployments, releases, runs. */
  readonly restOf: (repository: HostedRepository) => readonly Delivery[];
  /** Each delivery `times` times, in an order of its own for each seed. */
  readonly shuffled: (deliveries: readonly Delivery[], times: number, seed: string) => readonly Delivery[];
  /** Writes down how the receiver answered, for the list of deliveries. */
  readonly note: (delivery: Delivery, statusCode: number) => void;
};

/** `isChecked`: payloads are held against the published description, which takes seconds to get ready. */
export function webhooksOf(
  state: GithubState,
  app: AppState,
  secrets: readonly string[],
  isChecked: boolean,
): Webhooks {
  const ids = rngFrom(`${state.organisation.seed}/deliveries`);
  const guid = (): string => {
    const hex = (length: number): string =>
      Array.from({ length }, () => ids.between(0, 15).toString(16)).join("");
    return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  };
  const sent = new Map<string, number>();
  /** Holds the first hundred of a kind against the published description, and every fiftieth after. */
  const check = (event: string, action: string | null, body: string): void => {
    const name = `webhook-${event}${action === null ? "" : `-${action}`}`.replaceAll("_", "-");
    const hook = HOOKS.find((one) => one === name);
    const count = sent.get(name) ?? 0;
    sent.set(name, count + 1);
    if (hook === undefined || (count >= 100 && count % 50 !== 0)) return;
    const wrong = misfit(hook, JSON.parse(body));
    if (wrong !== null) state.violate("misfit", wrong);
  };
  const deliver: Webhooks["deliver"] = (happening, repository, options = {}) => {
    const { event, action, payload, sender } = happening;
    const body = JSON.stringify({
      ...(action === null ? {} : { action }),
      ...payload,
      ...(repository === null ? {} : { repository: repositoryView(state, repository) }),
      organization: organisationView(state),
      sender: userOrGhost(state, sender),
      installation: { id: app.installation, node_id: "MDIzOkludGVncmF0aW9u" },
    });
    if (isChecked) check(event, action, body);
    const secret = options.secret ?? secrets[0] ?? "";
    const headers = {
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/simulated",
      "x-github-event": event,
      "x-github-delivery": options.deliveryId ?? guid(),
      "x-github-hook-id": "42",
      "x-github-hook-installation-target-id": String(app.id),
      "x-github-hook-installation-target-type": "integration",
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    };
    const id = app.deliveries.length + 1;
    const record = {
      id,
      guid: headers["x-github-delivery"],
      event,
      action,
      at: state.clock.now(),
      repository: repository?.id ?? null,
    };
    app.deliveries.push({ ...record, statusCode: 200 });
    return { headers, body };
  };
  return {
    deliver,
    lifeOf: (repository, pull) =>
      happeningsOf(state, repository, pull).map((happening) => deliver(happening, repository)),
    restOf: (repository) =>
      [
        ...repository.issues.flatMap((issue) => issueHappenings(state, repository, issue)),
        ...repository.deployments.flatMap((one) => deploymentHappenings(state, repository, one)),
        ...repository.releases.map((release) => releaseHappening(state, repository, release)),
        ...repository.runs.map((run) => runHappening(state, repository, run)),
      ].map((happening) => deliver(happening, repository)),
    shuffled: (deliveries, times, seed) =>
      rngFrom(seed).shuffle(Array.from({ length: times }, () => deliveries).flat()),
    note: (delivery, statusCode) => {
      const found = app.deliveries.find((one) => one.guid === delivery.headers["x-github-delivery"]);
      if (found) found.statusCode = statusCode;
    },
  };
}
