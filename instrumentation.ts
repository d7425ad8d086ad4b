import { env } from "@/lib/core/env.ts";

/** Runs once as the server starts: a missing setting is reported now, and next-auth learns the address it stands at. */
export function register(): void {
  if (process.env.NEXT_RUNTIME === "nodejs") process.env.NEXTAUTH_URL = env().APP_URL;
}
