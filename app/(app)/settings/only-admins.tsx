import { PageState } from "@/components/ui/page-state.tsx";

/** What somebody sees who may not change this setting. */
export const OnlyAdmins = ({ what }: { what: string }) => (
  <PageState title="Owners and admins only">
    Ask an owner of the organisation: owners and admins say {what}.
  </PageState>
);
