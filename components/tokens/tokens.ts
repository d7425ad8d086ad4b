/** A theme: one colour for each idea. Text and graphics of both themes are held to their contrast by a test. */
const light = {
  ground: "#fbfaf6",
  surface: "#ffffff",
  sunken: "#f3f1ea",
  rule: "#dedad0",
  "rule-strong": "#857f72",
  ink: "#1c1a16",
  "ink-2": "#4b473e",
  "ink-3": "#676257",
  accent: "#7b2d52",
  "accent-ink": "#ffffff",
  "accent-soft": "#f4e8ee",
  danger: "#a32a1e",
  "danger-soft": "#fbeae6",
  good: "#2a6a3e",
  "good-soft": "#e7f1e8",
  warn: "#754e00",
  "warn-soft": "#f8efd9",
  human: "#b57600",
  hybrid: "#00875f",
  agent: "#0b6cab",
  unknown: "#857f72",
  "unknown-ground": "#ece8de",
  automation: "#5d5a53",
  net: "#1c1a16",
  sustaining: "#5f7d8c",
  "noise-reverted": "#8f4a3a",
  "noise-revert": "#a86a58",
  "noise-promotion": "#80708a",
  "noise-duplicate": "#95806a",
  "noise-generated": "#8a867a",
  "noise-cosmetic": "#75806a",
  "noise-non_surviving": "#7a4f5e",
  "noise-rework": "#a0703c",
  "noise-other": "#6f6a60",
} as const;

export type ColorName = keyof typeof light;

const dark: Record<ColorName, string> = {
  ground: "#161512",
  surface: "#1e1d19",
  sunken: "#100f0d",
  rule: "#37352e",
  "rule-strong": "#827d70",
  ink: "#f2efe7",
  "ink-2": "#c6c1b5",
  "ink-3": "#a09b8e",
  accent: "#e8a3c5",
  "accent-ink": "#2a0d1b",
  "accent-soft": "#3a2330",
  danger: "#f2998d",
  "danger-soft": "#3b1f1b",
  good: "#8fcb9f",
  "good-soft": "#1d2f22",
  warn: "#e3bd6b",
  "warn-soft": "#352a12",
  human: "#dd9d2b",
  hybrid: "#2fae85",
  agent: "#4a9fdb",
  unknown: "#8c8779",
  "unknown-ground": "#2a2822",
  automation: "#a8a498",
  net: "#f2efe7",
  sustaining: "#7d9dad",
  "noise-reverted": "#c27a68",
  "noise-revert": "#d09a89",
  "noise-promotion": "#a797b3",
  "noise-duplicate": "#b49d84",
  "noise-generated": "#9e9a8c",
  "noise-cosmetic": "#98a489",
  "noise-non_surviving": "#b07f90",
  "noise-rework": "#c2935d",
  "noise-other": "#928d81",
};

export const themes = { light, dark } as const;

/** The short scale of type, in pixels. */
export const TYPE_SIZES = [12, 13, 14, 16, 20, 28, 40] as const;

/** Steps of white space, in pixels. */
export const SPACES = [4, 8, 12, 16, 24, 32, 48, 72] as const;

export const FONT =
  '"Inter Variable", ui-sans-serif, system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif';
export const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", monospace';

/** The colour of an idea, for a place that reads style sheets. */
export const color = (name: ColorName): string => `var(--${name})`;
