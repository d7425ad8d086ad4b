type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Many rectangles as the `d` of one path: a year of weeks is one node of the page instead of hundreds. */
export const barPath = (bars: readonly Bar[]): string =>
  bars.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join("");
