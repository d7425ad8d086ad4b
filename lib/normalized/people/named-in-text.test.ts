import { expect, test } from "vitest";
import { namedInText } from "./named-in-text.ts";

const RUN = "Link to Devin run: https://app.devin.ai/sessions/9dd691a8";
const TASK = "[14039](https://jules.google.com/task/14039)";

test.each<[text: string, login: string | null]>([
  [`Requested by: yujonglee (@yujonglee)\n${RUN}`, "yujonglee"],
  [`${RUN}\nRequested by: @Ann-Lee`, "ann-lee"],
  [`### Notes\r\n\r\n- **Requested by:** Ann Lee (@ann)\r\n- ${RUN}\r\n`, "ann"],
  [`Explain.\n\n---\n*PR created automatically by Jules for task ${TASK} started by @chanka*`, "chanka"],
  [`Requested by: @ann`, null],
  [`> Requested by: @ann\n${RUN}`, null],
  [`\`\`\`\nRequested by: @ann\n\`\`\`\n${RUN}`, null],
  [`<!-- Requested by: @ann -->\n${RUN}`, null],
  [`This was requested by: @ann\n${RUN}`, null],
  [`Requested by: ann@acme.example\n${RUN}`, null],
  [`Requested by: @acme/payments\n${RUN}`, null],
  [`Requested by: @ann and @bob\n${RUN}`, null],
  [`Requested by: Ann Lee\n${RUN}`, null],
  [`Requested by: @${"a".repeat(40)}\n${RUN}`, null],
  [`PR created automatically by Jules for task 1 started by @ann`, null],
  ["", null],
])("%j names %s", (text, login) => {
  expect(namedInText(text)).toBe(login);
});
