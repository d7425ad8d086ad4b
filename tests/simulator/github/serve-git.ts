import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname } from "node:path";
import { gitEnv } from "@/prisma/scenarios/git/git-env.ts";
import { findRepository, type GithubState } from "@/prisma/scenarios/hosts/github/state.ts";

/** Hands a clone or fetch to `git http-backend`. False where the path is none of git's. */
export async function serveGit(
  state: GithubState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? "/", state.root);
  const [, owner, name, rest] = /^\/([^/]+)\/([^/]+)\.git(\/.+)$/.exec(url.pathname) ?? [];
  if (owner === undefined || name === undefined || rest === undefined) return false;
  const [, packed = ""] = /^Basic (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const grant = state.grants.get(Buffer.from(packed, "base64").toString().split(":")[1] ?? "");
  const found = findRepository(state, owner, name);
  if (found?.repository.isPrivate !== false && (grant === undefined || grant.isRevoked)) {
    response.writeHead(401, { "www-authenticate": 'Basic realm="GitHub"' }).end();
    return true;
  }
  const gitDir = found?.repository.gitDir;
  if (gitDir === null || gitDir === undefined) {
    response.writeHead(404).end("Repository not found.");
    return true;
  }
  if (found?.isMoved) {
    const { repository } = found;
    response
      .writeHead(301, {
        location: `${state.root}/${repository.owner}/${repository.name}.git${rest}${url.search}`,
      })
      .end();
    return true;
  }
  const [, folder = ""] = /([^/]+)$/.exec(gitDir) ?? [];
  const backend = spawn("git", ["http-backend"], {
    env: {
      ...gitEnv(),
      GIT_PROJECT_ROOT: dirname(gitDir),
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: `/${folder}${rest}`,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    },
  });
  request.pipe(backend.stdin);
  backend.stdin.on("error", () => {});
  await pass(backend.stdout, response);
  return true;
}

/** The head of a CGI answer becomes ours, the rest goes through. */
async function pass(from: NodeJS.ReadableStream, response: ServerResponse): Promise<void> {
  let held = Buffer.alloc(0);
  let isHeadSent = false;
  for await (const part of from) {
    const chunk = Buffer.from(part);
    if (isHeadSent) {
      response.write(chunk);
      continue;
    }
    held = Buffer.concat([held, chunk]);
    const end = held.indexOf("\r\n\r\n");
    if (end < 0) continue;
    const lines = held.subarray(0, end).toString().split("\r\n");
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
    );
    const status = Number(/^\d+/.exec(headers.Status ?? "200")?.[0] ?? 200);
    delete headers.Status;
    response.writeHead(status, headers);
    response.write(held.subarray(end + 4));
    isHeadSent = true;
  }
  response.end();
}
