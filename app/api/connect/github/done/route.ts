import { takeCode } from "@/app/api/connect/take-code.ts";
import { env } from "@/lib/core/env.ts";

export const dynamic = "force-dynamic";

/** Where GitHub sends a person back to once the app is made. */
export const GET = (request: Request): Promise<Response> =>
  takeCode(request, `${env().APP_URL.replace(/\/+$/, "")}/api/connect/github/done`);
