export const THEME_COOKIE = "assay-theme";
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that a person chose; undefined leaves it to their system. */
export const readTheme = (kept: string | undefined): Theme | undefined =>
  THEMES.find((theme) => theme === kept);
