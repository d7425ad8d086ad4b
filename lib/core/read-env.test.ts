import { describe, expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { readEnv } from "./read-env.ts";

const whole = {
  DATABASE_URL: "postgresql://app:secret@127.0.0.1:5432/assay",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "s".repeat(32),
  ENCRYPTION_KEY: "a".repeat(64),
};

describe("readEnv", () => {
  test("fills in what has a good answer of its own", () => {
    expect(readEnv(whole)).toMatchObject({ DATA_DIR: ".data", LOG_LEVEL: "info" });
  });

  test("takes an empty value for one that is not set", () => {
    expect(readEnv({ ...whole, REDIS_URL: "", LOG_LEVEL: "" })).toEqual(readEnv(whole));
  });

  test("names every problem at once, with a next step, and prints no value", () => {
    const complain = () => readEnv({ ...whole, DATABASE_URL: undefined, AUTH_SECRET: "tiny-secret" });
    expect(complain).toThrow(AppError);
    expect(complain).toThrow(/DATABASE_URL[\s\S]*AUTH_SECRET: run `openssl rand -hex 32`/);
    expect(complain).not.toThrow(/tiny-secret/);
  });

  test("accepts several encryption keys, so that one can replace another", () => {
    const rotating = { ...whole, ENCRYPTION_KEY: `${"a".repeat(64)},${"b".repeat(64)}` };
    expect(readEnv(rotating).ENCRYPTION_KEY).toContain(",");
    expect(() => readEnv({ ...whole, ENCRYPTION_KEY: "a".repeat(63) })).toThrow(/ENCRYPTION_KEY/);
  });
});
