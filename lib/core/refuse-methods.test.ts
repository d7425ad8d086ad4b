import { createServer, request, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { refuseMethods } from "./refuse-methods.ts";

test("a server is not asked to repeat what was said to it; what it serves, it serves as before", async () => {
  // oxlint-disable-next-line typescript/unbound-method -- it is put back as it was
  const { emit } = Server.prototype;
  refuseMethods();
  const seen: (string | undefined)[] = [];
  const server = createServer(({ method }, response) => {
    seen.push(method);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (method: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ host: "127.0.0.1", port, method }, (answer) => resolve(answer.resume().statusCode))
        .on("error", reject)
        .end();
    });
  try {
    expect(await ask("TRACE")).toBe(405);
    expect([await ask("GET"), await ask("DELETE")]).toEqual([200, 200]);
    expect(seen).toEqual(["GET", "DELETE"]);
  } finally {
    Server.prototype.emit = emit;
    await new Promise((resolve) => server.close(resolve));
  }
});
