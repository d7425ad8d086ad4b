/** A share as a length that SVG understands: 0.25 is `25%`. */
export const percent = (share: number): string => `${Math.round(share * 1e5) / 1e3}%`;
