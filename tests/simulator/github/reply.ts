import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Fault } from "./faults.ts";

export type Reply = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  body: JSON.stringify(body),
  headers,
});

/** A mark of the content as one token sees it; another token gets another one. */
export const etagOf = (body: string, token: string | null): string =>
  `W/"${createHash("sha256")
    .update(`${token ?? ""}\n${body}`)
    .digest("hex")}"`;

/** Writes an answer, spoiled where a fault says so. Bodies of some length go out as gzip where the caller takes it. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  fault: Fault | null,
): void {
  const headers: Record<string, string> = {
    "content-type": "application/json; charset=utf-8",
    "x-github-request-id": "SIM:1",
    "x-github-media-type": "github.v3; format=json",
    ...reply.headers,
  };
  const whole = Buffer.from(reply.body);
  switch (fault?.kind) {
    case "reset":
      response.socket?.destroy();
      return;
    case "hang":
      return;
    case "truncated": {
      response.writeHead(reply.status, { ...headers, "content-length": String(whole.length) });
      response.write(whole.subarray(0, whole.length >> 1));
      response.socket?.destroySoon();
      return;
    }
    case "wrong-length":
      // Chunked, so that the end comes early without a sign of it.
      response.writeHead(reply.status, headers);
      response.end(whole.subarray(0, whole.length >> 1));
      return;
    case "html":
      response.writeHead(reply.status, { ...headers, "content-type": "text/html; charset=utf-8" });
      response.end("<!DOCTYPE html><html><body><h1>Unicorn!</h1></body></html>");
      return;
    case "not-json":
      response.writeHead(reply.status, headers);
      response.end('{"data": nothing');
      return;
    case "gzip-broken":
      response.writeHead(reply.status, { ...headers, "content-encoding": "gzip" });
      response.end(gzipSync(whole).subarray(0, 30));
      return;
    default:
  }
  if (reply.status === 304) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const takesGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const isPacked = takesGzip && whole.length > 1_400 && reply.headers["x-simulator-plain"] === undefined;
  const content = isPacked ? gzipSync(whole, { level: 1 }) : whole;
  response.writeHead(reply.status, {
    ...headers,
    "content-length": String(content.length),
    ...(isPacked ? { "content-encoding": "gzip", vary: "Accept-Encoding" } : {}),
  });
  response.end(content);
}
