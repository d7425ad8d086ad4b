import { type IncomingMessage, Server, ServerResponse } from "node:http";

/** Methods that would have a server repeat what was said to it, or speak to others; the framework fails on them. */
const REFUSED: ReadonlySet<string> = new Set(["TRACE", "TRACK", "CONNECT"]);

/** Answers these methods with 405 on every HTTP server of this process, before anything else sees the request. */
export function refuseMethods(): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the server that it was called on
  const { emit } = Server.prototype;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...said: unknown[]): boolean {
    const [request, response] = said as [IncomingMessage?, unknown?];
    if (event === "request" && response instanceof ServerResponse && REFUSED.has(request?.method ?? "")) {
      response.writeHead(405, { allow: "GET, HEAD, POST", connection: "close" }).end();
      return true;
    }
    return Reflect.apply(emit, this, [event, ...said]) as boolean;
  };
}
