/** The address of a list of every class, narrowed to one: before what leads to a place of the page. */
export function classAddress(everything: string, name: string): string {
  const [page = "", ...place] = everything.split("#");
  return [`${page}${page.includes("?") ? "&" : "?"}class=${name}`, ...place].join("#");
}
