/** The folder of a path, empty at the root: where source lies together. */
export const moduleOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
