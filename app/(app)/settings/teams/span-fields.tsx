import { Field } from "@/components/ui/field.tsx";
import type { PageMember } from "@/lib/views/team-tree.ts";

const DAY_MS = 86_400_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Level, first and last day. Empty days mean from the beginning, and still. */
export const SpanFields = ({ member }: { member?: PageMember }) => (
  <>
    <Field name="level" label="Level" defaultValue={member?.level ?? ""} hint="As you call it, or empty" />
    <Field
      name="from"
      label="First day"
      type="date"
      defaultValue={member === undefined || member.fromAt.getTime() === 0 ? "" : dayOf(member.fromAt)}
      hint="Empty: from the beginning"
    />
    <Field
      name="to"
      label="Last day"
      type="date"
      defaultValue={member?.toAt == null ? "" : dayOf(new Date(member.toAt.getTime() - DAY_MS))}
      hint="Empty: still in it"
    />
  </>
);
