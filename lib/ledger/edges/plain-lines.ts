/** The lines of a message in which its author speaks: list items, quotes, indented and fenced lines left out. */
export function* plainLines(message: string): Generator<string> {
  let fenced = false;
  let joined = "";
  for (const raw of message.split("\n")) {
    if (/^\s*(```|~~~)/.test(raw)) fenced = !fenced;
    if (fenced || /^(\s{2,}|\t|>|\s*[-*+] )/.test(raw)) continue;
    const line = raw.trim();
    // Git wraps "This reverts commit X, reversing" before "changes made to Y."
    if (/^This reverts commit [0-9a-f]+,? reversing\s*$/.test(line)) joined = `${line} `;
    else {
      yield joined + line;
      joined = "";
    }
  }
}
