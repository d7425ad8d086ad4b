/** The id of a change as people say it: `#12` for a pull request, ten digits of the hash for a push. */
export const shortRef = (ref: string): string => ref.replace("pr:", "#").replace(/^push:(.{10}).*/, "$1");
