import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { envSchema, readEnv } from "@/lib/core/read-env.ts";
import { root } from "../support/source-files.ts";

const Service = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
});

const text = readFileSync(join(root, "docker-compose.yml"), "utf8");
const compose = Compose.parse(parse(text, { merge: true }));
const service = (name: string) => Service.parse(compose.services[name]);
/** What a shell would make of `${NAME:-default}` and `${NAME:?reason}` when every secret is set. */
const filled = (value: string) =>
  value.replace(
    /\$\{(\w+)(?::-([^}]*))?(?::\?[^}]*)?\}/g,
    (_all, _name, fallback: string | undefined) => fallback ?? "ab".repeat(32),
  );

test("compose runs Postgres, Redis, web, worker and a mail catcher", () => {
  expect(Object.keys(compose.services).toSorted()).toEqual([
    "mail",
    "postgres",
    "prepare",
    "redis",
    "web",
    "worker",
  ]);
});

test("web, worker and preparation are one image", () => {
  expect(new Set(["web", "worker", "prepare"].map((name) => service(name).image))).toEqual(
    new Set(["assay"]),
  );
});

test("Redis never evicts a queue and keeps it over a restart", () => {
  expect(service("redis").command?.join(" ")).toBe(
    "redis-server --maxmemory-policy noeviction --appendonly yes",
  );
});

test.each(["web", "worker"])(
  "the environment of %s is one that the schema accepts, and nothing it does not know",
  (name) => {
    const { NEXTAUTH_URL, ...environment } = Object.fromEntries(
      Object.entries(service(name).environment ?? {}).map(([key, value]) => [key, filled(value)]),
    );
    expect(NEXTAUTH_URL).toBe(environment["APP_URL"]);
    expect(() => readEnv(environment)).not.toThrow();
    expect(Object.keys(environment).filter((key) => !(key in envSchema.shape))).toEqual([]);
  },
);

test("neither web nor worker can log in as superuser or owner", () => {
  for (const name of ["web", "worker"]) {
    const urls = Object.values(service(name).environment ?? {}).filter((value) =>
      value.startsWith("postgresql:"),
    );
    expect(urls.map((url) => new URL(filled(url)).username)).toEqual(["assay_app", "assay_queue"]);
  }
});

test("web and worker wait for a prepared database", () => {
  for (const name of ["web", "worker"])
    expect(service(name).depends_on?.["prepare"]?.condition).toBe("service_completed_successfully");
});

test("every volume that is used is declared", () => {
  const used = Object.values(compose.services).flatMap((one) => one.volumes ?? []);
  expect(
    used
      .map((volume) => volume.split(":")[0])
      .filter((name) => name !== undefined && !(name in compose.volumes)),
  ).toEqual([]);
});

test("every secret must be given: none has a default", () => {
  for (const match of text.matchAll(/\$\{(\w*(?:PASSWORD|SECRET|KEY))(:[-?])?/g))
    expect([match[1], match[2]]).not.toContain(":-");
});
