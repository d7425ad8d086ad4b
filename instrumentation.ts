import { env } from "@/lib/core/env.ts";

/** Runs once as the server starts: a missing setting is reported now, and next-auth learns the address it stands at. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  process.env.NEXTAUTH_URL = env().APP_URL;
  const { refuseMethods } = await import("@/lib/core/refuse-methods.ts");
  refuseMethods();
}
