import { readEnv } from "@/lib/core/read-env.ts";

try {
  readEnv(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
