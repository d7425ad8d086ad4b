import { z } from "zod";
import type { AuthKind, ConnectionSecrets } from "@/lib/model/connection.ts";
import { connectionFields as field } from "./connection-fields.ts";

/** What is typed to replace a credential, by the way that the connection signs in. */
const TYPED = {
  github_token: z.object({ token: field.token }),
  github_app: z.object({ privateKey: field.privateKey }),
  jira_token: z.object({ email: field.email, token: field.token }),
  jira_oauth: z.object({ clientSecret: field.clientSecret }),
  jira_pat: z.object({ token: field.token }),
} satisfies Record<AuthKind, z.ZodType<Partial<ConnectionSecrets>>>;

/** The new credential, or what is wrong with it by field. */
export function replaceCredential(
  auth: AuthKind,
  typed: Readonly<Record<string, unknown>>,
): { readonly secrets: Partial<ConnectionSecrets> } | { readonly fields: Record<string, string> } {
  const parsed = TYPED[auth].safeParse(typed);
  if (parsed.success) return { secrets: parsed.data };
  const issues = parsed.error.issues.toReversed();
  return { fields: Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ""), message])) };
}
