type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A place to three digits: half of a width that has two has three. */
const thin = (value: number): number => Math.round(value * 1e3) / 1e3;

/**
 * Bars of one width as the `d` of one path, each a stroke from its foot to its top that is as wide as the bar: a year of weeks is
 * one node of the page, and half as long as their outlines would be.
 */
export const barStrokes = (bars: readonly Bar[]): { d: string; strokeWidth: number } => ({
  d: bars.map(({ x, y, width, height }) => `M${thin(x + width / 2)} ${thin(y + height)}V${y}`).join(""),
  strokeWidth: bars[0]?.width ?? 0,
});
