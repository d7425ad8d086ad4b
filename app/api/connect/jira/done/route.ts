import { takeCode } from "@/app/api/connect/take-code.ts";
import { env } from "@/lib/core/env.ts";

export const dynamic = "force-dynamic";

/** Where Atlassian sends a person back to once they agreed. */
export const GET = (request: Request): Promise<Response> =>
  takeCode(request, `${env().APP_URL.replace(/\/+$/, "")}/api/connect/jira/done`);
