import type { ServerResponse } from "node:http";
import type { JiraFault } from "./jira-fault.ts";

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json;charset=UTF-8" }).end(JSON.stringify(body));
}

const LOGIN =
  "<!DOCTYPE html><html><head><title>Log in - Jira</title></head><body><form id='login-form'></form></body></html>";

/** Sends a good answer spoiled, or something else in its place. */
export function spoil(response: ServerResponse, fault: JiraFault["kind"], body: unknown): void {
  const text = JSON.stringify(body);
  if (fault === "error-500") return sendJson(response, 500, { message: "Internal Server Error" });
  if (fault === "error-502") {
    response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
    return;
  }
  if (fault === "login-page") {
    response.writeHead(200, { "content-type": "text/html" }).end(LOGIN);
    return;
  }
  if (fault === "not-json") {
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(`${text.slice(0, text.length / 2)} oops`);
    return;
  }
  if (fault === "truncated") {
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    });
    response.write(text.slice(0, text.length / 2), () => response.destroy());
    return;
  }
  sendJson(response, 200, body);
}

/** What a search with a broken memory answers: a page token that was there before, or an empty one, with more to come. */
export function tamper(body: unknown, fault: JiraFault["kind"], asked: string): unknown {
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, "nextPageToken")) return body;
  if (fault === "empty-page-token") return { ...body, nextPageToken: "", isLast: false };
  if (fault !== "repeat-page-token") return body;
  const token = /"nextPageToken":"([^"]*)"/.exec(asked)?.[1];
  return token === undefined ? body : { ...body, nextPageToken: token };
}

/** How many objects an answer holds, as the quota counts them. */
export function countAnswer(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  if (typeof body !== "object" || body === null) return 0;
  for (const key of ["issues", "values", "issueChangeLogs"] as const) {
    const list: unknown = Object.hasOwn(body, key) ? (body as Readonly<Record<string, unknown>>)[key] : null;
    if (Array.isArray(list)) return list.length;
  }
  return 1;
}
