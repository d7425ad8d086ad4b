import { createServer, type Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttp, type HostLookup } from "./http.ts";
import { SourceFailure } from "./source-failure.ts";

let server: Server;
let origin = "";
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const path = request.url ?? "";
    if (path === "/moved") response.writeHead(301, { location: "/there" }).end();
    else if (path === "/away") response.writeHead(302, { location: "http://127.0.0.2:1/" }).end();
    else if (path === "/round") response.writeHead(302, { location: "/round" }).end();
    else if (path === "/cut") {
      response.writeHead(200, { "content-length": "100" });
      response.write("half");
      setTimeout(() => response.destroy(), 20);
    } else if (path === "/garbled") response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip");
    else if (path === "/bomb") response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    else if (path === "/same") response.writeHead(304).end();
    else if (path !== "/silent")
      response.end(JSON.stringify({ path, said: request.headers["x-said"] ?? "" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const bomb = gzipSync(Buffer.alloc(3_000_000));
const allowed = { caBundle: null, privateHosts: ["127.0.0.1"], timeoutMs: 500, maxBytes: 1_000_000 };
const http = createHttp(allowed);
const failing = async (call: Promise<unknown>): Promise<SourceFailure> => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SourceFailure);
  return error as SourceFailure;
};

describe("createHttp", () => {
  test("answers with status, headers and body", async () => {
    const answer = await http(`${origin}/a`, { headers: { "x-said": "yes" } });
    expect([answer.status, await answer.json()]).toEqual([200, { path: "/a", said: "yes" }]);
    expect((await http(`${origin}/same`)).status).toBe(304);
  });

  test("follows a redirect within one origin, for reads only", async () => {
    expect(await (await http(`${origin}/moved`)).json()).toMatchObject({ path: "/there" });
    expect((await failing(http(`${origin}/moved`, { method: "POST", body: "{}" }))).kind).toBe("unsupported");
    expect((await failing(http(`${origin}/away`))).message).toContain("127.0.0.2");
    expect((await failing(http(`${origin}/round`))).message).toContain("circles");
  });

  test.each([
    ["/cut", "malformed"],
    ["/garbled", "malformed"],
    ["/bomb", "malformed"],
    ["/silent", "unreachable"],
  ])("%s is %s", async (path, kind) => {
    expect((await failing(http(`${origin}${path}`))).kind).toBe(kind);
  });

  test("hands the caller's own reason on when the caller gives up", async () => {
    const reason = new Error("enough");
    await expect(http(`${origin}/silent`, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test.each([
    "https://169.254.169.254/latest",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://[::ffff:127.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    "https://100.64.0.1/",
    "https://[fe80::1]/",
    "http://api.example.com/",
    "https://user:pass@api.example.com/",
    "file:///etc/passwd",
    "nothing",
  ])("never calls %s", async (address) => {
    const lookup: HostLookup = () => expect.unreachable();
    const guarded = createHttp({ caBundle: null, privateHosts: [], lookup });
    expect((await failing(guarded(address))).kind).toBe("unsupported");
  });

  test("a name that leads into a private network is refused where it is connected", async () => {
    const before = asked.length;
    const lookup: HostLookup = (_host, _options, found) =>
      found(null, [
        { address: "140.82.112.5", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    const port = new URL(origin).port;
    const guarded = createHttp({ caBundle: null, privateHosts: [], lookup });
    const failure = await failing(guarded(`https://api.example.com:${port}/`));
    expect([failure.kind, asked.length]).toEqual(["unsupported", before]);
    expect(failure.fix).toContain("private hosts");
  });

  test("says when a name cannot be found", async () => {
    const lookup: HostLookup = (_host, _options, found) =>
      found(Object.assign(new Error("no"), { code: "ENOTFOUND" }), []);
    const failure = await failing(
      createHttp({ caBundle: null, privateHosts: [], lookup })("https://a.example/"),
    );
    expect([failure.kind, failure.message]).toEqual(["unreachable", "The host a.example cannot be found"]);
  });
});
