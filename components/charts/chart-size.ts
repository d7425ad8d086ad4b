/** The boxes of a drawing: one for a page, one for a phone. The first paint and recharts share them. */
export type Box = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export const WIDE: Box = { width: 720, height: 280, left: 44, right: 16, top: 12, bottom: 26 };
export const NARROW: Box = { width: 340, height: 250, left: 40, right: 12, top: 12, bottom: 26 };

/** Positions of a share of one, and of a step of many, inside a box. */
export const yOf = (box: Box, share: number): number =>
  round(box.top + (1 - share) * (box.height - box.top - box.bottom));
export const xOf = (box: Box, at: number): number =>
  round(box.left + at * (box.width - box.left - box.right));

export const round = (value: number): number => Math.round(value * 100) / 100;
