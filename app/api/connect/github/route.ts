import { randomBytes } from "node:crypto";
import { beginConnect } from "@/app/api/connect/connect-state.ts";
import { manifestPage } from "@/app/api/connect/manifest-page.ts";
import { openForSignIn } from "@/app/api/connect/open-for-sign-in.ts";
import { env } from "@/lib/core/env.ts";
import { appManifest } from "@/lib/sources/github/app-manifest.ts";

export const dynamic = "force-dynamic";

/** Hands the description of a GitHub App over to GitHub, which asks the person and sends them back with a code. */
export async function GET(request: Request): Promise<Response> {
  const head = await openForSignIn(new URL(request.url).searchParams.get("connection"), "github_app");
  const state = await beginConnect(head.id);
  const home = env().APP_URL.replace(/\/+$/, "");
  const manifest = appManifest({
    name: `Assay ${head.id.slice(-6)}`,
    url: home,
    hookUrl: `${home}/api/hooks/github/${head.hookKey}`,
    redirectUrl: `${home}/api/connect/github/done`,
    setupUrl: `${home}/api/connect/github/installed/${head.id}`,
  });
  const web =
    head.baseUrl === "https://api.github.com"
      ? "https://github.com"
      : `${new URL(head.baseUrl).protocol}//${head.host}`;
  const [owner] = head.github?.organisations ?? [];
  const place =
    owner === undefined
      ? "/settings/apps/new"
      : `/organizations/${encodeURIComponent(owner)}/settings/apps/new`;
  const nonce = randomBytes(16).toString("base64");
  const page = manifestPage({
    action: `${web}${place}?${new URLSearchParams({ state })}`,
    manifest: JSON.stringify(manifest),
    nonce,
  });
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": `default-src 'none'; script-src 'nonce-${nonce}'; form-action ${web}; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}
