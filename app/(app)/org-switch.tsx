import type { OrgAccess, Person } from "@/lib/auth/access.ts";
import { chooseOrganisation } from "../frame-actions.ts";

/** The organisation that is being looked at; a way to the others, where there are any. */
export function OrgSwitch({ person, access }: { person: Person; access: OrgAccess }) {
  const others = person.memberships.filter(({ orgId }) => orgId !== access.orgId);
  return (
    <>
      <span className="brand-org">{access.orgName}</span>
      {others.map(({ orgId, orgName }) => (
        <form key={orgId} action={chooseOrganisation}>
          <button type="submit" name="org" value={orgId} className="button button-quiet small">
            Go to {orgName}
          </button>
        </form>
      ))}
    </>
  );
}
