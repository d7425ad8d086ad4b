"use client";

import { signIn, signOut } from "next-auth/react";
import { TOO_MANY } from "./too-many.ts";

/** Signs in from a form of this application; answers what to say when it did not work. */
export async function browserSignIn(email: string, password: string): Promise<string | null> {
  const result = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
  if (result?.ok) return null;
  if (result?.error === TOO_MANY)
    return "Wait a minute, then try again. There were too many attempts for this address.";
  if (result?.error) return "Check e-mail and password, then try again. They do not match an account.";
  return "Try again in a moment. The server did not answer.";
}

/** Ends this session and goes back to the sign-in page. */
export const browserSignOut = (): Promise<unknown> => signOut({ callbackUrl: "/sign-in" });
