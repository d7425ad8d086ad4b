import { Link } from "@/components/ui/link.tsx";

/** Stands over every page of the sample organisation, on screen and on paper. */
export const SampleMark = () => (
  <p className="sample-mark" role="note">
    <span>
      <b>Sample.</b> Generated repositories that tell a story; nobody here is real.{" "}
      <Link href="/settings">Remove the sample</Link>
    </span>
  </p>
);
