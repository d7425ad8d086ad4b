import { FigureBlock } from "@/components/numbers/figure.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { SurfaceView } from "@/lib/views/surface.ts";

/** How much of what was delivered began with saying what is wanted. */
export const Upstream = ({ view }: { view: SurfaceView }) => (
  <Section id="upstream" title="Upstream">
    <div className="figures">
      <FigureBlock
        figure={view.upstream}
        size="large"
        label="Net contribution with a specification or decision before its first commit"
      />
      <FigureBlock
        figure={view.specified}
        size="large"
        label="Pieces of work with a specification before their first commit"
      />
    </div>
  </Section>
);
