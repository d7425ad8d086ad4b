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

type Spoiler = (
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  whole: Buffer,
) => void;

const SPOILERS: Partial<Readonly<Record<Fault["kind"], Spoiler>>> = {
  reset: (response) => {
    response.socket?.destroy();
  },
  // Says nothing at all, until the caller has had enough.
  hang: () => {},
  truncated: (response, status, headers, whole) => {
    response.writeHead(status, { ...headers, "content-length": String(whole.length) });
    response.write(whole.subarray(0, whole.length >> 1));
    response.socket?.destroySoon();
  },
  // Chunked, so that the end comes early without a sign of it.
  "wrong-length": (response, status, headers, whole) => {
    response.writeHead(status, headers);
    response.end(whole.subarray(0, whole.length >> 1));
  },
  html: (response, status, headers) => {
    response.writeHead(status, { ...headers, "content-type": "text/html; charset=utf-8" });
    response.end("<!DOCTYPE html><html><body><h1>Unicorn!</h1></body></html>");
  },
  "not-json": (response, status, headers) => {
    response.writeHead(status, headers);
    response.end('{"data": nothing');
  },
  "gzip-broken": (response, status, headers, whole) => {
    response.writeHead(status, { ...headers, "content-encoding": "gzip" });
    const packed = gzipSync(whole);
    response.end(packed.map((byte, place) => (place > 10 && place < 30 ? byte ^ 0xff : byte)));
  },
};

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
  if (fault !== null && SPOILERS[fault.kind] !== undefined) {
    SPOILERS[fault.kind]?.(response, reply.status, headers, whole);
    return;
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
