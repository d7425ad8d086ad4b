import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { grantOrg, type OrgAccess, type Person } from "@/lib/auth/access.ts";
import { anyAccount } from "@/lib/auth/account-store.ts";
import { safeCallback } from "@/lib/auth/callback-url.ts";
import { currentPerson } from "@/lib/auth/session.ts";
import { env } from "@/lib/core/env.ts";
import { auth, db } from "./wiring.ts";

/** The cookie that remembers which of a person's organisations they look at. */
export const ORG_COOKIE = "assay-org";

/** Who is asking, once a request. */
export const personNow = cache((): Promise<Person | null> => currentPerson(auth(), db()));

/** The signed-in person. Anyone else is sent to sign in and comes back, or to the first run. */
export async function requirePerson(): Promise<Person> {
  const person = await personNow();
  if (person) return person;
  if (!(await anyAccount(db()))) redirect("/setup");
  const here = safeCallback((await headers()).get("x-assay-path"), env().APP_URL);
  redirect(here === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: here })}`);
}

/** The organisation that the signed-in person looks at. */
export async function requireOrg(): Promise<{ person: Person; access: OrgAccess }> {
  const person = await requirePerson();
  return { person, access: grantOrg(person, (await cookies()).get(ORG_COOKIE)?.value ?? null) };
}
