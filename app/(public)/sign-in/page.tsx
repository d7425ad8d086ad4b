import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Link } from "@/components/ui/link.tsx";
import { anyAccount } from "@/lib/auth/account-store.ts";
import { safeCallback } from "@/lib/auth/callback-url.ts";
import { env } from "@/lib/core/env.ts";
import { personNow } from "../../signed-in.ts";
import { db } from "../../wiring.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl } = await searchParams;
  const next = safeCallback(typeof callbackUrl === "string" ? callbackUrl : null, env().APP_URL);
  if (await personNow()) redirect(next);
  if (!(await anyAccount(db()))) redirect("/setup");
  return (
    <main id="content" className="gate" tabIndex={-1}>
      <Link href="/" className="brand">
        Assay
      </Link>
      <h1>Sign in</h1>
      <p className="quiet gate-lead">What the work is made of, and what of it stayed.</p>
      <SignInForm next={next} />
      <p className="quiet small gate-foot">
        Password lost? Whoever runs Assay sets a new one with{" "}
        <code>npm run assay -- user reset-password</code>.
      </p>
    </main>
  );
}
