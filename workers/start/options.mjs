import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartError } from "./start-error.mjs";

/** What `npm start` understands: --dev, --repo PATH_OR_URL (repeatable), --port NUMBER. */
export function readOptions(args, { cwd, env }) {
  const options = {
    dev: { type: "boolean" },
    repo: { type: "string", multiple: true },
    port: { type: "string" },
  };
  let values;
  try {
    ({ values } = parseArgs({ args, options, strict: true }));
  } catch (error) {
    throw new StartError(error.message, "Use `npm start -- [--repo PATH_OR_URL]… [--port NUMBER]`.");
  }
  const port = Number(values.port ?? env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`${values.port ?? env.PORT} is not a port.`, "Give a number from 1 to 65535.");
  return { dev: values.dev === true, port, repos: (values.repo ?? []).map((repo) => placeOf(repo, cwd)) };
}

/** A path is meant from where the person stands; an address ("https://…", "git@host:…") is left as it is. */
export function placeOf(repo, cwd) {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(repo) || /^[\w.-]+@[\w.-]+:/.test(repo) ? repo : resolve(cwd, repo);
}
