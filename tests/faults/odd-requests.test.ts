import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Assay, dataFolder, removeAssay, startAssay } from "../support/assay.ts";

const LONG = "a".repeat(64 * 1024);
const PIECE = 4_096;
const NOBODY = "/api/hooks/github/hook-of-nobody";

let assay: Assay;
let host: string;
let port: number;
beforeAll(async () => {
  assay = startAssay(dataFolder());
  const { url } = await assay.ready();
  ({ host } = new URL(url));
  port = Number(new URL(url).port);
});
afterAll(() => removeAssay(assay));

type Answer = { readonly status: number; readonly location: string | null };

/** Says exactly this to the server: clients would make it tidy first. Status 0: it hung up without a word. */
function say(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const body = method === "GET" ? "" : "{}";
  const lines = Object.entries({
    host,
    connection: "close",
    ...(body === "" ? {} : { "content-type": "application/json", "content-length": String(body.length) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const said = `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1");
    // Bit by bit, and no more once it answers: a server that hangs up on what it has not read takes its answer along.
    const say = async (): Promise<void> => {
      for (let from = 0; from < said.length && text === "" && socket.writable; from += PIECE) {
        socket.write(said.slice(from, from + PIECE), "latin1");
        await sleep(5);
      }
    };
    socket.once("connect", () => void say().catch(reject));
    socket.setTimeout(20_000, () => socket.destroy(new Error(`${method} ${path.slice(0, 80)}: no answer`)));
    socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
    socket.on("error", (error) => text === "" && reject(error));
    socket.on("close", () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve({ status, location: /^location: (\S+)/im.exec(text)?.[1] ?? null });
    });
  });
}

const isRefused = ({ status }: Answer): boolean => status >= 400 && status < 500;
/** A path of this server, and no address of another one. */
const staysHere = ({ status, location }: Answer): boolean =>
  status >= 300 && status < 400 && location !== null && /^\/(?![/\\])/.test(location);

test.each([
  ["an encoded zero byte", "GET", "/%00"],
  ["a zero byte behind a page", "GET", "/sign-in%00"],
  ["a zero byte in the name of a table", "GET", "/api/export/%00"],
  ["a zero byte in a value", "GET", "/api/export/changes?team=%00"],
  ["a zero byte for a key", "POST", "/api/hooks/github/%00"],
  ["a zero byte behind a key", "POST", `${NOBODY}%00`],
  ["half an escape", "GET", "/%"],
  ["an escape of nothing", "GET", "/%zz"],
  ["bytes that are no UTF-8", "GET", "/%ff%fe"],
  ["the folder above", "GET", "/%2e%2e/%2e%2e/etc/passwd"],
  ["the folder above, half written", "GET", "/.%2e/package.json"],
  ["the folder above the built files", "GET", "/_next/static/%2e%2e/%2e%2e/package.json"],
  ["the folder above the built files, plainly", "GET", "/_next/static/../../package.json"],
  ["the folder above, by a backslash", "GET", "/_next/static/..%5c..%5cpackage.json"],
  ["a path of 64 kB", "GET", `/${LONG}`],
  ["a query of 64 kB", "GET", `/sign-in?${LONG}`],
  ["a key of 64 kB", "POST", `/api/hooks/github/${LONG}`],
  ["one name twice in a query", "POST", `${NOBODY}?secret=1&secret=2`],
  ["a method that is not served", "DELETE", NOBODY],
  ["a method that nobody knows", "SUNRISE", NOBODY],
  ["to be told again what was said", "TRACE", "/sign-in"],
])("%s is refused", async (_, method, path) => {
  expect(await say(method, path)).toSatisfy(isRefused);
});

test.each([
  ["two slashes", "GET", "//"],
  ["two slashes before a name", "GET", "//elsewhere.example/x"],
  ["a slash and a backslash before a name", "GET", "/\\elsewhere.example"],
  ["two slashes before a name that is written out", "GET", "//elsewhere.example/%2e%2e/"],
  ["the folder above, and another one", "GET", "/%2e%2e/teams"],
  ["two slashes inside", "POST", "/api//hooks/github/hook-of-nobody"],
  ["the folder above for a key", "POST", "/api/hooks/github/%2e%2e"],
  ["nothing but the folder above", "GET", "/%2e%2e"],
])("%s leads nowhere but here", async (_, method, path) => {
  expect(await say(method, path)).toSatisfy((answer: Answer) => isRefused(answer) || staysHere(answer));
});

test("a header that names another method changes nothing", async () => {
  const over = (method: string) => ({ "x-http-method-override": method, "x-method-override": method });
  for (const [method, path, other] of [
    ["GET", NOBODY, "POST"],
    ["POST", NOBODY, "DELETE"],
    ["POST", NOBODY, "GET"],
    ["GET", "/api/ready", "DELETE"],
  ] as const)
    expect(await say(method, path, over(other)), `${method} ${path}`).toEqual(await say(method, path));
  expect(await say("GET", NOBODY, over("POST"))).toMatchObject({ status: 405 });
});

test("afterwards it answers as before, and nothing of it went wrong inside", async () => {
  expect(await say("GET", "/api/ready")).toMatchObject({ status: 200 });
  expect(assay.output()).not.toMatch(/Error|Unhandled/);
});
