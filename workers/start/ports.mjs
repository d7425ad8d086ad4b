import { createServer } from "node:net";

/** A free port of this machine, chosen by the system. */
export const freePort = () => listenOn(0, "127.0.0.1").then((port) => port ?? freePort());

/** The first port from `wanted` on that nothing listens on, by any address that "localhost" may mean. */
export async function nextFreePort(wanted) {
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (await isFree(port)) return port;
  }
  return freePort();
}

async function isFree(port) {
  for (const host of ["127.0.0.1", "0.0.0.0", "::1", "::"]) {
    if ((await listenOn(port, host)) === undefined) return false;
  }
  return true;
}

/** Undefined when the port is taken. A machine without IPv6 has nothing listening there. */
function listenOn(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", ({ code }) =>
      resolve(code === "EADDRINUSE" || code === "EACCES" ? undefined : port),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}
