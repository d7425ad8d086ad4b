import type { Metadata } from "next";
import { Link } from "@/components/ui/link.tsx";
import { WORK_FLOOR } from "@/lib/auth/access.ts";

export const metadata: Metadata = { title: "Not shown" };

export default function ClosedPage() {
  return (
    <main id="content" className="gate" tabIndex={-1}>
      <Link href="/" className="brand">
        Assay
      </Link>
      <h1>This is not shown to you</h1>
      <p>
        A team&apos;s figures open when {WORK_FLOOR} people have been active within 91 days; below that, they
        would show somebody. Settings are changed by owners and admins, and those of the sample by nobody.
      </p>
      <p>
        <Link href="/">Go back to the teams</Link>
      </p>
    </main>
  );
}
