import { redirect } from "next/navigation";
import { askTest } from "@/app/api/connect/ask-test.ts";
import { openForSignIn } from "@/app/api/connect/open-for-sign-in.ts";
import { requireSettings } from "@/app/settings-action.ts";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ readonly connection: string }> };

/**
 * Where GitHub sends a person back to once they installed the app, or changed what it may see. Nothing that the address says
 * is taken at its word: where the app is installed is asked of GitHub.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await openForSignIn((await params).connection, "github_app");
  const { orgId } = await requireSettings();
  await askTest({ orgId, connectionId: id });
  redirect(`/settings/connections/${id}`);
}
