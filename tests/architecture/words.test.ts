import { expect, test } from "vitest";
import { findings } from "../support/source-files.ts";
import { withoutComments } from "../support/without-comments.ts";

const HERE = "tests/architecture/words.test.ts";

test("nothing is left for later in the text of the house", () => {
  const words = /\b(TODO|FIXME|XXX|HACK)\b|[Cc]oming soon|[Ll]orem ipsum/;
  expect(
    findings(({ path, text }) => {
      const found = path === HERE ? undefined : words.exec(text.replaceAll(/\\x|XXXXXX/g, ""));
      return found ? [`says "${found[0]}"`] : [];
    }),
  ).toEqual([]);
});

test("only the start-up and the benches print with console", () => {
  expect(
    findings(({ path, text }) => {
      if (/^(workers\/start|tests)\//.test(path)) return [];
      return /\bconsole\.\w+\(/.test(withoutComments(text)) ? ["uses console"] : [];
    }),
  ).toEqual([]);
});

test("colours are named in the tokens and nowhere else", () => {
  const literal =
    /["'`:\s,(]#(?!\d{3,6}\b)([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgba?|hsla?|oklch|oklab)\(/i;
  expect(
    findings(({ path, text }) => {
      if (!/^(app|components)\//.test(path) || path.startsWith("components/tokens/")) return [];
      if (/\.test\.tsx?$/.test(path)) return [];
      const found = literal.exec(withoutComments(text));
      return found ? [`has the colour ${found[0].trim()}`] : [];
    }),
  ).toEqual([]);
});

test("a rule is switched off only with its reason beside it", () => {
  expect(
    findings(({ path, text }) => {
      if (path === HERE) return [];
      const bare = text
        .split("\n")
        .filter((line) => /(oxlint|eslint|biome)-(disable|ignore)/.test(line) && !/ -- \S|: \S/.test(line));
      return [
        ...bare.map((line) => line.trim()),
        ...(/@ts-(ignore|nocheck)\b|@ts-expect-error(?! \S)/.test(text) ? ["silences the compiler"] : []),
      ];
    }),
  ).toEqual([]);
});
