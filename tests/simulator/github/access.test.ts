import { createSign } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { virtualClock } from "@/prisma/scenarios/hosts/clock.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { type GithubSimulator, startGithub } from "./start-github.ts";

let sim: GithubSimulator;
beforeAll(async () => {
  const organisation = await makeOrganisation({ seed: "a", size: "tiny" });
  sim = await startGithub(organisation, { clock: virtualClock(organisation.now) });
});
afterAll(() => sim.stop());

const ask = (path: string, token: string, method = "GET"): Promise<Response> =>
  fetch(`${sim.url}/api/v3${path}`, {
    method,
    redirect: "manual",
    headers: { authorization: `Bearer ${token}` },
  });

function signed(issuer: string, agoSeconds = 0): string {
  const pack = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const at = Math.floor(Date.now() / 1000) - agoSeconds;
  const text = `${pack({ alg: "RS256", typ: "JWT" })}.${pack({ iss: issuer, iat: at - 60, exp: at + 540 })}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(sim.app.privateKey()).toString("base64url")}`;
}

test("the app signs for a token that is good for an hour, unless it is suspended", async () => {
  const path = `/app/installations/${sim.app.installation}/access_tokens`;
  const refused = [signed("another app"), signed(sim.app.clientId, 3_600), signed(sim.app.clientId, -3_600)];
  for (const jwt of refused) expect((await ask(path, jwt, "POST")).status).toBe(401);
  const made = await ask(path, signed(sim.app.clientId), "POST");
  const { token } = z.object({ token: z.string() }).parse(await made.json());
  expect(token.length).toBeGreaterThan(400);
  const read = async (): Promise<number> => (await ask("/installation/repositories", token)).status;
  expect(await read()).toBe(200);
  sim.app.isSuspended = true;
  expect(await read()).toBe(403);
  sim.app.isSuspended = false;
  sim.clock.advance(3_599_000);
  expect(await read()).toBe(200);
  sim.clock.advance(1_000);
  expect(await read()).toBe(401);
});

test("without a good token nothing is told but the version", async () => {
  expect([(await ask("/user", "ghp_wrong")).status, (await ask("/meta", "ghp_wrong")).status]).toEqual([
    401, 200,
  ]);
  const graphql = await fetch(sim.graphqlUrl, {
    method: "POST",
    body: JSON.stringify({ query: "{ viewer { login } }" }),
  });
  expect(graphql.status).toBe(401);
});
