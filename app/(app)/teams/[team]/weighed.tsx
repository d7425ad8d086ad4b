import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { Link } from "@/components/ui/link.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { TeamView } from "@/lib/views/team-shapes.ts";

/** How far the points of the window are: nothing to say once every change is weighed. */
export function Weighed({ view: { points, mix, automation } }: { view: TeamView }) {
  const landed = MIX_CLASSES.reduce((sum, name) => sum + mix[name], automation);
  const changes = Math.max(points.changes, points.weighed === 0 ? landed : 0);
  if (changes === 0 || points.weighed >= changes) return null;
  if (points.weighed === 0)
    return (
      <Notice tone="caution">
        Net contribution in points is not known yet: none of the {formatNumber(changes)} changes of this
        window is weighed. Weighing begins when reading is done, the newest first, and needs nothing from you.
      </Notice>
    );
  return (
    <p className="small quiet prose">
      <Link href={points.weighedShare.evidenceRef}>
        {formatNumber(points.weighed)} of {formatNumber(changes)} changes
      </Link>{" "}
      of this window are weighed ({formatPercent(points.weighed / changes)}), the newest first. The points of
      the others are still missing here and come by themselves.
    </p>
  );
}
