import { z } from "zod";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { startGithub } from "./github/start-github.ts";
import { startJira } from "./jira/start-jira.ts";

/**
 * GitHub and Jira over one organisation, in a process of their own, for measuring: its parent sends what to count and is
 * answered with what was asked for so far. `limited`: with the host's limits, else without any.
 */
const { seed, size, isLimited } = z
  .object({ seed: z.string(), size: z.enum(["tiny", "small", "full"]), isLimited: z.boolean() })
  .parse(JSON.parse(process.argv[2] ?? "{}"));
const organisation = await makeOrganisation({ seed, size, withGit: false });
// The schema's whole numbers have 32 bits.
const none = 1_000_000_000;
const limits = {
  rest: none,
  graphql: none,
  restPerMinute: none,
  graphqlPerMinute: none,
  graphqlMsPerMinute: none,
};
const github = await startGithub(organisation, { fast: true, ...(isLimited ? {} : { limits }) });
const jira = await startJira(organisation.jira, {
  now: github.clock.now,
  ...(isLimited ? {} : { perSecond: none }),
});

const told = () => {
  const counters = github.counters();
  return {
    github: {
      requests: counters.requests,
      byOperation: counters.byOperation,
      violations: github.violations(),
    },
    jira: { requests: jira.requests.length, points: jira.points(), violations: jira.violations() },
  };
};
process.on("message", (message) => {
  if (message === "forget") github.forget();
  process.send?.(told());
});
process.on("disconnect", () => process.exit(0));
process.send?.({
  github: { url: github.url, token: github.tokens.admin },
  jira: { url: jira.url, email: jira.credentials.email, token: jira.credentials.apiToken },
});
