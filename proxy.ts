import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/core/env.ts";

/** Runs before each page: a policy with a nonce of its own for every answer, and the headers that close what we do not use. */
export function proxy(request: NextRequest): NextResponse {
  const home = sameMachineHome(request, env().APP_URL);
  if (home) return showHome(home);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-assay-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  if (env().APP_URL.startsWith("https://")) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|icon.svg|api/health|api/ready|api/hooks|api/connect/).*)"],
};

/** In development React needs `eval`, and the tool chain writes styles without a nonce. */
function contentPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)$/;

/**
 * Sends the browser there. Not by a redirect: this machine's names are one to Next, which would make the address relative and
 * send the browser back to where it is.
 */
const showHome = (home: URL): NextResponse =>
  new NextResponse(`Assay is at ${home.href}\n`, {
    headers: { refresh: `0; url=${home.href}`, "content-type": "text/plain; charset=utf-8" },
  });

/** The same page at the address that the session cookie belongs to, where this machine was called by another of its names. */
function sameMachineHome(request: NextRequest, appUrl: string): URL | null {
  const home = new URL(appUrl);
  const host = request.headers.get("host") ?? "";
  if (request.method !== "GET" || host === home.host) return null;
  const [name = ""] = host.split(/:\d+$/);
  if (!LOOPBACK.test(name) || !LOOPBACK.test(home.hostname)) return null;
  return new URL(`${request.nextUrl.pathname}${request.nextUrl.search}`, home);
}
