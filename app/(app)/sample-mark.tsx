import { Link } from "@/components/ui/link.tsx";

/** Stands over every page of the sample organisation, on screen and on paper. */
export const SampleMark = () => (
  <p className="sample-mark" role="note">
    <span>
      <b>Sample.</b> Repositories, GitHub and Jira are generated and answered on this machine; nobody here is
      real. <Link href="/settings">Remove the sample</Link>
    </span>
  </p>
);
