import { changeMember } from "@/app/team-actions.ts";
import { formatDay } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { RowForm } from "@/components/ui/row-form.tsx";
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
  <DataTable
    id="members"
    rows={members}
    keyOf={({ id }) => id}
    columns={[
      { head: "Person", cell: ({ name }) => name },
      { head: "Level", cell: ({ level }) => level ?? "–" },
      { head: "From", cell: ({ fromAt }) => (fromAt.getTime() === 0 ? "the beginning" : formatDay(fromAt)) },
      { head: "To", cell: ({ toAt }) => (toAt === null ? "still in it" : `before ${formatDay(toAt)}`) },
      {
        head: "Change",
        isBare: true,
        cell: (member) => (
          <RowForm
            does="Change"
            action={changeMember}
            id={{ name: "id", value: member.id }}
            submit={<SubmitButton tone="plain">Change {member.name}</SubmitButton>}
          >
            <SpanFields member={member} />
          </RowForm>
        ),
      },
    ]}
  />
);
