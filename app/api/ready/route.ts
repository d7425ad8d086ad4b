import { db } from "@/app/wiring.ts";
import { unfinishedMigrations } from "@/lib/views/readiness.ts";

export const dynamic = "force-dynamic";

/** Ready: the database answers and every migration is applied. */
export async function GET(): Promise<Response> {
  try {
    const open = await unfinishedMigrations(db());
    if (open === 0) return Response.json({ status: "ready" });
    return Response.json(
      { status: "migrating", fix: "Wait for the migrations, or run `npm run doctor`." },
      { status: 503 },
    );
  } catch {
    return Response.json({ status: "no database", fix: "Run `npm run doctor`." }, { status: 503 });
  }
}
