import { plainProse } from "../links/plain-prose.ts";

const LOGIN = String.raw`@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w-]|/|\.\w)`;
/** How a vendor words whom its agent worked for, and what else of it must stand in the text. */
const VENDORS: readonly { readonly line: RegExp; readonly beside: RegExp }[] = [
  // Devin: `Requested by: Ann Lee (@ann)`, or the login alone; its session is linked beside it.
  {
    line: new RegExp(
      String.raw`^[ \t]*(?:[-*]\s+)?\**Requested by:?\**:?[ \t]+(?:[^@\n]{1,100}\()?${LOGIN}\)?\**[ \t]*$`,
      "im",
    ),
    beside: /https:\/\/app\.devin\.ai\/sessions\/\w/i,
  },
  // Jules: `*PR created automatically by Jules for task [1](https://jules.google.com/task/1) started by @ann*`
  {
    line: new RegExp(
      String.raw`^[ \t]*\*?PR created automatically by Jules for task \[\d+\]\([^)\s]+\) started by ${LOGIN}\*?[ \t]*$`,
      "im",
    ),
    beside: /https:\/\/jules\.google\.com\/task\/\d/i,
  },
];

/**
 * The login that the text of an agent's pull request names as who asked for it, in small letters; null where no vendor's own
 * line does. What is quoted, fenced or hidden says nothing, and neither does such a line without the vendor's link.
 */
export function namedInText(body: string): string | null {
  const prose = plainProse(body);
  for (const { line, beside } of VENDORS) {
    const login = line.exec(prose)?.[1];
    if (login !== undefined && beside.test(prose)) return login.toLowerCase();
  }
  return null;
}
