import { prepareHome } from "@/components/numbers/prepare-home.ts";
import { Link } from "@/components/ui/link.tsx";
import type { HomeView } from "@/lib/views/home-shapes.ts";

/** The answer as far as it is known, in sentences with their basis. */
export function HomeFinding({ view }: { view: HomeView }) {
  const { sentences } = prepareHome(view);
  return (
    <p className="finding">
      {sentences.join(" ")} <Link href="/definitions">How we know</Link>
    </p>
  );
}
