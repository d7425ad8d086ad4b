import { keepTogether } from "@/app/api/hooks/keep-together.ts";
import { takeDelivery } from "@/app/api/hooks/take-delivery.ts";
import { queues } from "@/app/queues.ts";
import { db, log, now } from "@/app/wiring.ts";
import { env } from "@/lib/core/env.ts";
import { applyDeliveries } from "@/lib/jobs/apply-deliveries.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { hookDoorOf } from "@/lib/sources/hook-doors.ts";

export const dynamic = "force-dynamic";

/** One for all messages of this process: that is what they come together in. */
let kept: ReturnType<typeof keepTogether> | undefined;
const keep = () => (kept ??= keepTogether(db(), (scope) => ring(queues(), applyDeliveries, scope)));

type Context = { params: Promise<{ source: string; key: string }> };

/** A message that a host sends by itself. Where it cannot be kept it is not acknowledged, so that the host shows it as failed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { source, key } = await params;
  try {
    return await takeDelivery(
      {
        db: db(),
        now,
        encryptionKeys: env().ENCRYPTION_KEY,
        doorOf: hookDoorOf,
        keep: keep(),
      },
      { source, hookKey: key },
      request,
    );
  } catch (error) {
    log().error(
      { err: error instanceof Error ? error : new Error(String(error)) },
      "a webhook could not be kept",
    );
    return Response.json({ message: "It could not be kept. Send it again later." }, { status: 503 });
  }
}
