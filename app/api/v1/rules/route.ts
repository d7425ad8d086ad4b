import { answerApi, wantsJson } from "@/app/answer-api.ts";
import { db } from "@/app/wiring.ts";
import { withOrg } from "@/lib/core/db.ts";
import { NO_RULES } from "@/lib/core/organisation-rules.ts";
import { RULE_FIELDS, writeRuleText } from "@/lib/settings/rules/rule-text.ts";
import { toCsv } from "@/lib/views/csv.ts";
import { orgFrame } from "@/lib/views/org-frame.ts";
import { ruleVersions } from "@/lib/views/rule-versions.ts";

/** The rules that hold, line by line as people write them: as CSV, or with all versions as JSON where that is asked for. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(request, "read", async (access) => {
    const { versions, named } = await withOrg(db(), access.orgId, async (tx) => ({
      versions: await ruleVersions(tx, access),
      named: (await orgFrame(tx, access)).map(({ id, name }) => ({ id, name })),
    }));
    if (wantsJson(request)) {
      return {
        versions: versions.map(({ version, rules, note, at }) => ({
          version,
          at: at.toISOString(),
          note,
          rules: writeRuleText(rules, named),
        })),
      };
    }
    const text = writeRuleText(versions[0]?.rules ?? NO_RULES, named);
    const lines = RULE_FIELDS.flatMap((field) =>
      text[field]
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => [field, line]),
    );
    return { csv: toCsv(["field", "rule"], lines), name: "rules" };
  });
}
