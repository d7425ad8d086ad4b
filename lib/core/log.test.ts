import { describe, expect, test } from "vitest";
import { createLog, type LogLevel } from "./log.ts";

function capture(level: LogLevel = "info") {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line: string) => void lines.push(line) }), lines };
}
const only = (lines: string[]): Record<string, unknown> => JSON.parse(lines[0] ?? "{}");

describe("createLog", () => {
  test("writes one JSON line with its facts beside a constant message", () => {
    const { log, lines } = capture();
    log.with({ org: "o" }).info({ records: 3 }, "collected");
    expect(only(lines)).toMatchObject({ org: "o", records: 3, msg: "collected" });
  });

  test("is silent below its level", () => {
    const { log, lines } = capture("warn");
    log.info({}, "quiet");
    expect(lines).toEqual([]);
  });

  test("lets no credential out, neither in a field nor in an error nor in its cause", () => {
    const { log, lines } = capture();
    const cause = new Error("https://me:hunter2@example.test refused");
    const err = Object.assign(new Error("fetch of https://me:hunter2@example.test failed", { cause }), {
      detail: "Key (email)=(me@example.test)",
    });
    log.error({ err, url: "https://me:hunter2@example.test", accessToken: "hunter2" }, "failed");
    expect(lines.join("")).not.toMatch(/hunter2|me@example\.test/);
    expect(only(lines)).toMatchObject({ accessToken: "***", err: { name: "Error" } });
  });

  test("does not compile with a payload in a field", () => {
    const { log, lines } = capture();
    // @ts-expect-error an object is not a fact
    log.info({ payload: { body: "text" } }, "received");
    expect(lines).toHaveLength(1);
  });
});
