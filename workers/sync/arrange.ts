import { type Db, withOrg } from "@/lib/core/db.ts";
import { isChosen } from "@/lib/core/name-pattern.ts";
import type { Stream } from "@/lib/model/connector.ts";
import { type HostPlace, projectsOf, repositoriesOf } from "@/lib/normalized/hosted/place-store.ts";
import { arrangeStreams, blockScopes, type WantedStream } from "@/lib/raw/stream-list-store.ts";
import { adopt } from "./adopt.ts";
import type { OpenConnection } from "./open-connection.ts";

/**
 * Makes the streams of a connection what its settings ask for: each list that is read once, and each that is read by
 * repository or project for those of them that were found and chosen. Answers what there is now, as one text.
 */
export function arrange(
  db: Db,
  { row, chosen }: OpenConnection,
  streams: readonly Stream[],
  now: Date,
): Promise<string> {
  const at = { orgId: row.orgId, connectionId: row.id };
  return withOrg(db, at.orgId, async (tx) => {
    const places: Readonly<Record<Stream["per"], readonly HostPlace[]>> = {
      connection: [{ key: "", name: row.name, isLost: false }],
      repository: (await repositoriesOf(tx, at)).filter(({ name }) => isChosen(chosen, name)),
      project: (await projectsOf(tx, at)).filter(({ name }) => isChosen(chosen, name)),
    };
    const wanted = streams.flatMap(({ name, per }) =>
      places[per].map((place): WantedStream => ({ stream: name, scope: place.key, scopeName: place.name })),
    );
    await arrangeStreams(tx, at, wanted, now);
    await adopt(
      tx,
      at,
      places.repository.map(({ key }) => key),
    );
    const lost = [...places.repository, ...places.project].filter(({ isLost }) => isLost);
    await blockScopes(
      tx,
      at,
      lost.map(({ key }) => key),
      now,
    );
    const scopes = [...places.repository, ...places.project].map(({ key, isLost }) => `${key} ${isLost}`);
    return [`${streams.length} streams`, ...scopes].join("\n");
  });
}
