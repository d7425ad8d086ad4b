import { plural } from "@/components/numbers/format.ts";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { BackTestView } from "@/lib/views/back-test.ts";
import { EffectFigures } from "./effect-figures.tsx";

type Props = { effect: BackTestView; closedTeams: number };

/** What would change, and by how much. */
export function Effect({ effect, closedTeams }: Props) {
  const lines = effect.lines.reduce((sum, { atoms }) => sum + atoms, 0);
  return (
    <Section
      id="effect"
      title="What would change"
      aside={
        closedTeams > 0
          ? `Over everything that was read, of the teams that are open to you. ${plural(closedTeams, "team")} too small to show ${closedTeams === 1 ? "follows" : "follow"} unseen.`
          : "Over everything that was read."
      }
      finding={
        effect.count === 0
          ? familiesMove(effect)
            ? "Every line stays in its class; the families of classes move."
            : "Nothing that was read so far."
          : `${plural(effect.count, "change")} would count otherwise, ${plural(lines, "line")} of them in another class or not at all.`
      }
    >
      {effect.count === 0 && !familiesMove(effect) ? (
        <PageState title="No change fits these rules">
          They can be kept all the same and count for what lands later.
        </PageState>
      ) : (
        <EffectFigures figures={effect.figures} />
      )}
    </Section>
  );
}

const familiesMove = ({ figures: { family } }: BackTestView): boolean =>
  Object.values(family).some(({ before, after }) => before !== after);
