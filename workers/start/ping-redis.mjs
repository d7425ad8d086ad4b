import { connect } from "node:net";
import { connect as connectTls } from "node:tls";

/** Asks a Redis whether it is there. One that wants a password first is there too. */
export function pingRedis(address, ms = 2_000) {
  const { protocol, hostname, port } = new URL(address);
  const at = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 6379) };
  return new Promise((resolve) => {
    const socket = protocol === "rediss:" ? connectTls({ ...at, servername: at.host }) : connect(at);
    const answer = (ok, detail) => {
      socket.destroy();
      resolve({ ok, detail });
    };
    socket.setTimeout(ms, () => answer(false, `no answer from ${at.host}:${at.port}`));
    socket.once("error", (error) => answer(false, error.code ?? error.message));
    socket.once("data", (data) => answer(/PONG|NOAUTH/.test(String(data)), String(data).trim().slice(0, 60)));
    socket.write("PING\r\n");
  });
}
