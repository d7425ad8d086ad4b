/** The edition of the methods that every figure names. Figures of two editions never share a line of a chart. */
export const METHOD_VERSION = "ms-1";
