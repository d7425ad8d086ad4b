import "server-only";
import { randomBytes } from "node:crypto";
import { type AuthOptions, authOptions, SESSION_SECONDS } from "@/lib/auth/auth-options.ts";
import { signInWith } from "@/lib/auth/sign-in.ts";
import { signInLimit } from "@/lib/auth/sign-in-limit.ts";
import { hashPassword, verifyPassword } from "@/lib/core/crypto.ts";
import { type Db, openDb } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { createLog, type Log } from "@/lib/core/log.ts";

/** What the web process opens once and hands to the rooms. Development reloads modules, so it lives on the process. */
type Wired = { readonly db: Db; readonly auth: AuthOptions; readonly log: Log };
const home = globalThis as typeof globalThis & { assayWeb?: Wired };

export const now = (): Date => new Date();

function wire(): Wired {
  const { DATABASE_URL, AUTH_SECRET, APP_URL, LOG_LEVEL } = env();
  const db = openDb(DATABASE_URL, {
    max: 12,
    name: "assay-web",
    statementTimeoutMs: 10_000,
    pipeline: true,
    keepsPlans: true,
  });
  let nobodys: Promise<string> | undefined;
  const signIn = signInWith({
    db,
    now,
    limit: signInLimit(Date.now),
    sessionSeconds: SESSION_SECONDS,
    verifyPassword,
    nobodysHash: () => (nobodys ??= hashPassword(randomBytes(24).toString("base64"))),
  });
  return {
    db,
    auth: authOptions({ db, now, secret: AUTH_SECRET, appUrl: APP_URL, signIn }),
    log: createLog(LOG_LEVEL).with({ part: "web" }),
  };
}

const wired = (): Wired => (home.assayWeb ??= wire());

export const db = (): Db => wired().db;
export const auth = (): AuthOptions => wired().auth;
export const log = (): Log => wired().log;
