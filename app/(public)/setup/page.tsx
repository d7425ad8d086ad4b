import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { anyAccount } from "@/lib/auth/account-store.ts";
import { db } from "../../wiring.ts";
import { SetupForm } from "./setup-form.tsx";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetupPage() {
  if (await anyAccount(db())) redirect("/sign-in");
  return (
    <main id="content" className="gate" tabIndex={-1}>
      <span className="brand">Assay</span>
      <h1>Set up Assay</h1>
      <p className="quiet gate-lead">
        You become the owner. Everything stays in this installation; no code and no figures leave it.
      </p>
      <SetupForm />
    </main>
  );
}
