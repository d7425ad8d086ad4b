const KINDS = ["+1", "-1", "confused", "eyes", "heart", "hooray", "laugh", "rocket"];

/** Nobody reacts to anything here. */
export const reactionsView = (api: string): Readonly<Record<string, unknown>> => ({
  url: `${api}/reactions`,
  total_count: 0,
  ...Object.fromEntries(KINDS.map((kind) => [kind, 0])),
});
