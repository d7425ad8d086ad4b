import { parseArgs } from "node:util";
import { z } from "zod";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { startGithub } from "./start-github.ts";

/**
 * Runs the simulator in a process of its own, for benches and for a look: prints one line of JSON with its address and token
 * and goes on until it is stopped.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "7" },
    size: { type: "string", default: "small" },
    dir: { type: "string" },
    port: { type: "string", default: "0" },
    fast: { type: "boolean", default: false },
    latency: { type: "string", default: "zero" },
    /** No limits at all, for measuring speed. */
    unlimited: { type: "boolean", default: false },
  },
});
const size = z.enum(["tiny", "small", "full"]).parse(values.size);
const latency = z.enum(["zero", "model"]).parse(values.latency);
const organisation = await makeOrganisation({
  seed: values.seed,
  size,
  ...(values.dir === undefined ? {} : { dir: values.dir }),
});
// The schema's whole numbers have 32 bits.
const none = 1_000_000_000;
const limits = values.unlimited
  ? { rest: none, graphql: none, restPerMinute: none, graphqlPerMinute: none, graphqlMsPerMinute: none }
  : {};
const sim = await startGithub(organisation, {
  port: Number(values.port),
  fast: values.fast,
  latency,
  limits,
});
const told = { url: sim.url, graphqlUrl: sim.graphqlUrl, token: sim.tokens.admin, now: organisation.now };
process.stdout.write(`${JSON.stringify(told)}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sim.stop());
