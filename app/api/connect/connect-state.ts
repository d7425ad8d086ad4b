import "server-only";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "@/lib/core/env.ts";

const COOKIE = "assay-connect";
const Kept = z.object({ connectionId: z.uuid(), state: z.string().min(20) });

/** Begins a way through a host's pages: remembers in this browser which connection it is for. Answers the state to send along. */
export async function beginConnect(connectionId: string): Promise<string> {
  const state = randomBytes(24).toString("base64url");
  (await cookies()).set(COOKIE, JSON.stringify({ connectionId, state }), {
    path: "/api/connect",
    sameSite: "lax",
    httpOnly: true,
    secure: env().APP_URL.startsWith("https://"),
    maxAge: 3_600,
  });
  return state;
}

/** Which connection a host's answer is for; null where this browser did not ask for it. Good once. */
export async function endConnect(state: string | null): Promise<string | null> {
  const jar = await cookies();
  const text = jar.get(COOKIE)?.value;
  jar.delete({ name: COOKIE, path: "/api/connect" });
  const kept = Kept.safeParse(text === undefined ? null : parse(text));
  if (!kept.success || state === null) return null;
  const [given, wanted] = [Buffer.from(state), Buffer.from(kept.data.state)];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? kept.data.connectionId : null;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
