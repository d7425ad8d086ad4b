import { describe, expect, test } from "vitest";
import { contrast } from "./contrast.ts";
import { type ColorName, themes } from "./tokens.ts";
import { tokensCss } from "./tokens-css.ts";

const GROUNDS = ["ground", "surface", "sunken"] as const;
const TEXT = ["ink", "ink-2", "ink-3", "accent", "danger", "good", "warn"] as const;
const names = Object.keys(themes.light) as ColorName[];
const GRAPHICS = names.filter(
  (name) =>
    name.startsWith("noise-") ||
    ["human", "hybrid", "agent", "unknown", "automation", "net", "sustaining", "rule-strong"].includes(name),
);
const PAIRS = [
  ["accent-ink", "accent"],
  ["danger", "danger-soft"],
  ["good", "good-soft"],
  ["warn", "warn-soft"],
  ["ink", "accent-soft"],
  ["accent", "accent-soft"],
  ["ink", "warn-soft"],
  ["ink", "danger-soft"],
] as const;

test("contrast agrees with the published extremes", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#777777")).toBe(1);
});

describe.each(["light", "dark"] as const)("%s", (theme) => {
  const colors = themes[theme];

  test("text reads on every ground at 4.5 or more", () => {
    const low = TEXT.flatMap((text) =>
      GROUNDS.filter((ground) => contrast(colors[text], colors[ground]) < 4.5).map(
        (ground) => `${text} on ${ground}`,
      ),
    );
    expect(low).toEqual([]);
  });

  test("text on a coloured ground reads at 4.5 or more", () => {
    expect(PAIRS.filter(([text, ground]) => contrast(colors[text], colors[ground]) < 4.5)).toEqual([]);
  });

  test("graphics stand out from every ground at 3 or more", () => {
    const low = GRAPHICS.flatMap((name) =>
      GROUNDS.filter((ground) => contrast(colors[name], colors[ground]) < 3).map(
        (ground) => `${name} on ${ground}: ${contrast(colors[name], colors[ground]).toFixed(2)}`,
      ),
    );
    expect(low).toEqual([]);
  });
});

test("both themes name the same ideas", () => {
  expect(Object.keys(themes.dark)).toEqual(Object.keys(themes.light));
});

test("the style sheet is the one that the tokens write", async () => {
  await expect(tokensCss()).toMatchFileSnapshot("./tokens.css");
});
