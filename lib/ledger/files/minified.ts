/** Above this mean line length, in bytes, a script or style sheet was written by a tool (the bound of github-linguist). */
const MEAN_LINE_BYTES = 110;

/**
 * Whether the text of a file is minified, from its lines and their bytes without line ends. Ask it of whole files only:
 * the changed lines of an older file are too few to tell.
 */
export const isMinified = (path: string, lines: number, bytes: number): boolean =>
  /\.(?:js|css)$/i.test(path) && lines > 0 && bytes > lines * MEAN_LINE_BYTES;
