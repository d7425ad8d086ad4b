import { changeMember } from "@/app/team-actions.ts";
import { formatDay } from "@/components/numbers/format.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { PageMember, PageTeam } from "@/lib/views/team-tree.ts";
import { SpanFields } from "./span-fields.tsx";
import { AddMember, ChangeTeam, EndTeam } from "./team-forms.tsx";

type Props = { team: PageTeam; members: readonly PageMember[]; teams: readonly PageTeam[] };

/** One team: who is and was in it, and what can be changed about it. */
export function ChosenTeam({ team, members, teams }: Props) {
  const isOpen = team.removedAt === null;
  return (
    <Section id="team" title={team.name}>
      {members.length === 0 ? (
        <p className="quiet">Nobody is in it{isOpen ? " yet" : ""}.</p>
      ) : (
        <Members members={members} />
      )}
      {isOpen && (
        <>
          <h3 className="add-here">Add somebody</h3>
          <AddMember team={team} />
          <details className="add-here">
            <summary>Rename, move or end {team.name}</summary>
            <ChangeTeam team={team} teams={teams} />
            <EndTeam team={team} />
          </details>
        </>
      )}
    </Section>
  );
}

const Members = ({ members }: { members: readonly PageMember[] }) => (
  <table className="table stacks" id="members">
    <thead>
      <tr>
        <th scope="col">Person</th>
        <th scope="col">Level</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
        <th scope="col">
          <span className="visually-hidden">Change</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {members.map((member) => (
        <tr key={member.id}>
          <th scope="row">{member.name}</th>
          <td data-label="Level">{member.level ?? "–"}</td>
          <td data-label="From">
            {member.fromAt.getTime() === 0 ? "the beginning" : formatDay(member.fromAt)}
          </td>
          <td data-label="To">{member.toAt === null ? "still in it" : `before ${formatDay(member.toAt)}`}</td>
          <td>
            <span className="visually-hidden">Change it: </span>
            <details>
              <summary>Change</summary>
              <ActionForm action={changeMember} className="form form-tight">
                <input type="hidden" name="id" value={member.id} />
                <SpanFields member={member} />
                <div>
                  <SubmitButton tone="plain">Change {member.name}</SubmitButton>
                </div>
              </ActionForm>
            </details>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
