import type { Connector } from "@/lib/model/connector.ts";
import { check } from "./check.ts";
import { headOf } from "./hook/head-of.ts";
import { isGenuine } from "./hook/is-genuine.ts";
import { understandHook } from "./hook/understand-hook.ts";
import { understandGithub } from "./normalize.ts";
import { streamsOf } from "./streams/streams-of.ts";

/** GitHub: github.com, its data-residency twins, and GitHub Enterprise Server. */
export const githubConnector: Connector = {
  kind: "github",
  streams: streamsOf,
  check,
  understand: understandGithub,
  hook: { isGenuine, head: headOf, understand: understandHook },
};
