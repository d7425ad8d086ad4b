import type { ReactNode } from "react";
import { Link } from "@/components/ui/link.tsx";
import { RULED_CLASSES } from "@/lib/model/organisation-rules.ts";
import type { RuleFault } from "@/lib/settings/rules/read-rule-text.ts";
import type { RuleField, RuleText } from "@/lib/settings/rules/rule-text.ts";
import { MOST_RULE_TEXT } from "@/lib/views/rules-query.ts";

type Props = { text: RuleText; faults: readonly RuleFault[]; repository: string };

/** The rules, one a line. What would change stands in the address, so that it can be shown to somebody first. */
export function RuleFields({ text, faults, repository }: Props) {
  const field = (name: RuleField, label: string, hint: ReactNode) => (
    <RuleArea name={name} label={label} hint={hint} text={text[name]} faults={faults} />
  );
  return (
    <form action="/settings/rules#effect" className="form rule-fields">
      {field(
        "exclude",
        "Leave out of the figures",
        <>
          Files, one pattern a line: <code>third_party/</code>, <code>*.snap</code>,{" "}
          <code>{repository}: legacy/**</code> for one repository, <code>{repository}: **</code> for all of
          it.
        </>,
      )}
      {field(
        "reclassify",
        "Count as another class",
        <>
          Files, then a class: <code>locale/** = generated</code>. It may hang on who opened the change and on
          its title: <code>docs/** = maintenance_low by agent titled chore*</code>. Classes:{" "}
          {RULED_CLASSES.join(", ")}. Lines that were reverted, promoted or copied stay that.
        </>,
      )}
      {field(
        "accounts",
        "Accounts that are no person’s",
        <>
          A login or a whole e-mail address: <code>build@acme.com = automation</code> stands outside the mix,{" "}
          <code>octo-writer = agent Octo</code> is a tool that writes code.
        </>,
      )}
      {field(
        "families",
        "What counts as net",
        <>
          A class, then <code>net</code>, <code>sustaining</code> or <code>noise</code>, where you see it
          otherwise than the <Link href="/definitions#classes">shipped policy</Link>:{" "}
          <code>rework = net</code>. It moves the headline and never a line.
        </>,
      )}
      <div>
        <button type="submit" className="button button-plain">
          Show what would change
        </button>
      </div>
    </form>
  );
}

type AreaProps = {
  name: RuleField;
  label: string;
  hint: ReactNode;
  text: string;
  faults: readonly RuleFault[];
};

function RuleArea({ name, label, hint, text, faults }: AreaProps) {
  const own = faults.filter(({ field }) => field === name);
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <textarea
        className="input"
        id={name}
        name={name}
        defaultValue={text}
        key={text}
        rows={Math.min(Math.max(3, text.split("\n").length + 1), 16)}
        maxLength={MOST_RULE_TEXT}
        spellCheck={false}
        aria-describedby={`${name}-hint`}
        aria-invalid={own.length > 0}
      />
      {own.map(({ line, message }) => (
        <p key={line} className="wrong">
          Line {line}: {message}
        </p>
      ))}
      <p id={`${name}-hint`} className="hint">
        {hint}
      </p>
    </div>
  );
}
