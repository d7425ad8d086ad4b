import type { Metadata } from "next";
import { chartExamples } from "@/components/charts/charts.examples.tsx";
import { figureExamples } from "@/components/numbers/figure.examples.tsx";
import { Section } from "@/components/ui/section.tsx";
import { requirePerson } from "../signed-in.ts";

export const metadata: Metadata = { title: "Gallery" };

/** Each component in each of its states, for whoever changes them. */
export default async function GalleryPage() {
  await requirePerson();
  return (
    <main id="content" tabIndex={-1}>
      <h1>Gallery</h1>
      {[...figureExamples, ...chartExamples].map(({ name, node }) => (
        <Section key={name} id={name.replaceAll(" ", "-")} title={name}>
          {node}
        </Section>
      ))}
    </main>
  );
}
