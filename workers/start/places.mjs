import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Loads `.env` of the clone; what the shell has set wins, an empty value means "not set". */
export function loadEnvironment() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  for (const [key, value] of Object.entries(process.env)) if (value === "") delete process.env[key];
}

/** Where this clone keeps its database, mirrors, secrets and logs. */
export const dataDir = () => resolve(root, process.env.DATA_DIR ?? ".data");

/** Path of a file inside an installed package, without asking its `exports`. */
export const inModules = (...parts) => join(root, "node_modules", ...parts);
