import { z } from "zod";
import { AppError } from "./errors.ts";

const keys = /^[0-9a-f]{64}(,[0-9a-f]{64})*$/;

export const envSchema = z.object({
  /** The application's role. `npm start` runs its own PostgreSQL and fills this in where a person left it empty. */
  DATABASE_URL: z.url("give the address of a PostgreSQL, or run `npm start`, which brings its own"),
  /** The role that owns the tables, for migrations. Unset: the role of DATABASE_URL owns them. */
  OWNER_DATABASE_URL: z.url().optional(),
  /** The role of the queues. Unset: the role of DATABASE_URL. */
  QUEUE_DATABASE_URL: z.url().optional(),
  /** Unset: the queues live in PostgreSQL. */
  REDIS_URL: z.url().optional(),
  /** The address in the browser. `npm start` fills in the next three where a person left them empty. */
  APP_URL: z.url(),
  AUTH_SECRET: z.string().min(32, "run `openssl rand -hex 32`"),
  /** Seals credentials. 64 hex digits; several with commas between, the first of which seals, to change the key. */
  ENCRYPTION_KEY: z.string().regex(keys, "run `openssl rand -hex 32`"),
  /** Where mirrors of remote repositories and the embedded database live. */
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Env = z.infer<typeof envSchema>;

/** An empty value in `.env` means "not set", which is what the person who left it empty meant. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(set);
  if (parsed.success) return parsed.data;

  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new AppError("invalid", `Cannot start.\n${problems.join("\n")}`, {
    fix: "Compare .env with .env.example.",
  });
}
