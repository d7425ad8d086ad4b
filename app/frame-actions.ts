"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { textOf } from "@/components/ui/text-of.ts";
import { safeCallback } from "@/lib/auth/callback-url.ts";
import { fromOwnPage } from "@/lib/auth/request-origin.ts";
import { env } from "@/lib/core/env.ts";
import { ORG_COOKIE, requirePerson } from "./signed-in.ts";
import { readTheme, THEME_COOKIE } from "./theme.ts";

const YEAR_SECONDS = 365 * 86_400;

const keep = () => ({
  path: "/",
  maxAge: YEAR_SECONDS,
  sameSite: "lax" as const,
  httpOnly: true,
  secure: env().APP_URL.startsWith("https://"),
});

/** Keeps the chosen theme; "system" forgets the choice. */
export async function chooseTheme(form: FormData): Promise<void> {
  if (!fromOwnPage(await headers(), env().APP_URL)) return;
  const theme = readTheme(textOf(form, "theme"));
  const jar = await cookies();
  if (theme) jar.set(THEME_COOKIE, theme, keep());
  else jar.delete(THEME_COOKIE);
}

/** Looks at another of the person's organisations from here on. */
export async function chooseOrganisation(form: FormData): Promise<void> {
  if (!fromOwnPage(await headers(), env().APP_URL)) return;
  const person = await requirePerson();
  const wanted = textOf(form, "org");
  if (person.memberships.some(({ orgId }) => orgId === wanted))
    (await cookies()).set(ORG_COOKIE, wanted, keep());
  redirect(safeCallback("/", env().APP_URL));
}
