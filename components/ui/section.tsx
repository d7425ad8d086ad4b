import type { ReactNode } from "react";

type Props = { id: string; title: string; aside?: ReactNode; finding?: ReactNode; children: ReactNode };

/** A part of a page: its title, the sentence that states the finding, then the evidence. */
export const Section = ({ id, title, aside, finding, children }: Props) => (
  <section className="section" aria-labelledby={id}>
    <header>
      <h2 id={id}>{title}</h2>
      {aside && <p>{aside}</p>}
    </header>
    {finding && <p className="finding">{finding}</p>}
    {children}
  </section>
);
