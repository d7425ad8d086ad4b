import { z } from "zod";
import type { Headers, HookHead } from "@/lib/model/connector.ts";

const DELIVERY = /^[\w.-]{1,100}$/;
const EVENT = /^[a-z_]{1,60}$/;
const Body = z.object({ action: z.string().max(100).nullish().catch(null) });

/** Which event it is, and by which name a repeated delivery is known; null where a header is missing or none. */
export function headOf(headers: Headers, body: unknown): HookHead | null {
  const deliveryId = headers["x-github-delivery"] ?? "";
  const event = headers["x-github-event"] ?? "";
  if (!DELIVERY.test(deliveryId) || !EVENT.test(event)) return null;
  const read = Body.safeParse(body);
  return { deliveryId, event, action: read.success ? (read.data.action ?? null) : null };
}
