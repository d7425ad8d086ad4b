import { AXES, type Axis } from "@/lib/model/surface.ts";

/** What there is to look at. */
export type SurfaceSources = {
  readonly reviews: number;
  readonly repositories: number;
  readonly items: boolean;
  readonly texts: boolean;
  readonly teams: boolean;
};

export type SurfaceGaps = {
  /** Axes that nothing connected could tell of: no number is drawn. */
  readonly unseen: ReadonlyMap<Axis, string>;
  /** Axes of which a part is not seen. */
  readonly partly: ReadonlyMap<Axis, string>;
};

/** What of each axis is not observed, and why: no source, no number. */
export function surfaceGaps({ reviews, repositories, items, texts, teams }: SurfaceSources): SurfaceGaps {
  const unseen = new Map<Axis, string>();
  const partly = new Map<Axis, string>();
  if (reviews === 0) {
    const why = "Not observed: reviews are known to GitHub alone, and it is not connected.";
    unseen.set("review", why);
    unseen.set("coordination", why);
  } else {
    if (reviews < repositories)
      partly.set(
        "review",
        `Seen in ${reviews} of ${repositories} repositories: the others are not connected.`,
      );
    if (!teams) unseen.set("coordination", "Not observed: nobody is in a team yet.");
  }
  if (!items) {
    partly.set("specification", "Files only: no issues are connected.");
    partly.set("decision", "Files only: no issues are connected.");
    partly.set("operations", "Runbooks and accounts only: no incidents are connected.");
  } else if (!texts)
    partly.set("specification", "Files only: descriptions of issues have not been read yet.");
  return { unseen, partly };
}

/** In the order of the axes. */
export const axesSeen = ({ unseen }: SurfaceGaps): Axis[] => AXES.filter((axis) => !unseen.has(axis));
