import "server-only";
import { cookies, headers } from "next/headers";
import { grantOrg, grantSettings, type SettingsAccess } from "@/lib/auth/access.ts";
import { findToken, tokenAccess } from "@/lib/auth/api-token.ts";
import { fromOwnPage } from "@/lib/auth/request-origin.ts";
import { signInLimit } from "@/lib/auth/sign-in-limit.ts";
import { bearerOf, hashApiToken, type TokenScope } from "@/lib/core/api-token.ts";
import { withOrg } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { AppError } from "@/lib/core/errors.ts";
import { ORG_COOKIE, personNow } from "./signed-in.ts";
import { db, now } from "./wiring.ts";

/** Requests of one token within a minute, right or wrong. */
const PER_MINUTE = 120;
const limit = signInLimit(Date.now, PER_MINUTE);

/** Why a request is turned away before its answer is looked for. */
export type TurnedAway = { readonly status: 401 | 429; readonly message: string; readonly fix: string };

/**
 * What a request to the API may do: what its bearer token may, else what the person of its session may; who is signed in
 * changes things only from a page of our own. Answers instead why it is turned away.
 * @throws AppError `forbidden` for somebody who may not do this.
 */
export async function apiAccess(request: Request, need: TokenScope): Promise<SettingsAccess | TurnedAway> {
  const bearer = bearerOf(request.headers.get("authorization"));
  if (bearer === "none") return sessionAccess(need);
  const wrong = {
    status: 401,
    message: "This token is not known, was revoked or has ended.",
    fix: "Send one that works as Authorization: Bearer assay_…; owners and admins make them in the settings.",
  } as const;
  if (bearer === "wrong") return wrong;
  if (!limit.allow(hashApiToken(bearer.token)))
    return {
      status: 429,
      message: `This token has asked ${PER_MINUTE} times within a minute.`,
      fix: "Wait a minute and go on.",
    };
  const found = await findToken(db(), bearer.token);
  if (found === null) return wrong;
  return (await withOrg(db(), found.orgId, (tx) => tokenAccess(tx, found, need, now()))) ?? wrong;
}

async function sessionAccess(need: TokenScope): Promise<SettingsAccess | TurnedAway> {
  const person = await personNow();
  if (person === null)
    return { status: 401, message: "Sign in first, or send a token.", fix: "Authorization: Bearer assay_…" };
  if (need === "write" && !fromOwnPage(await headers(), env().APP_URL))
    throw new AppError("forbidden", "This request does not come from Assay.", {
      fix: "Send a token instead of a cookie.",
    });
  return grantSettings(grantOrg(person, (await cookies()).get(ORG_COOKIE)?.value ?? null));
}
