import { z } from "zod";
import type { AttributedRange, LineAttribution } from "@/lib/model/line-attribution.ts";

const Agent = z.object({
  tool: z.string().nullish().catch(null),
  id: z.string().nullish().catch(null),
  model: z.string().nullish().catch(null),
});
const Writer = z.object({ agent_id: Agent.nullish().catch(null) }).catch({ agent_id: null });
const Writers = z.record(z.string(), Writer).nullish().catch(null);
const Metadata = z.object({ sessions: Writers, prompts: Writers }).catch({ sessions: null, prompts: null });
type Metadata = z.infer<typeof Metadata>;

const SESSION = /^(s_[0-9a-f]{14})(?:::t_[0-9a-f]{14})?$/;
const HUMAN = /^h_[0-9a-f]{14}$/;
const PROMPT = /^[0-9a-f]{7,16}$/;
const MOST_LINES = 100_000_000;

/** Reads a note in the format authorship/3 of git-ai; null where it gives no line to anybody that can be read. */
export function parseAiNote(sha: string, note: string): LineAttribution | null {
  const lines = note.replace(/\r\n/g, "\n").split("\n");
  const divider = lines.indexOf("---");
  const attributions = divider === -1 ? lines : lines.slice(0, divider);
  const metadata = parseMetadata(divider === -1 ? "" : lines.slice(divider + 1).join("\n"));
  const files: { path: string; ranges: AttributedRange[] }[] = [];
  for (const line of attributions) {
    const [, key, spans] = /^ {2}(\S+) ([\d,-]+)\s*$/.exec(line) ?? [];
    if (key !== undefined && spans !== undefined) {
      files.at(-1)?.ranges.push(...rangesOf(key, spans, metadata));
    } else if (line !== "" && !line.startsWith(" ")) {
      files.push({ path: unquoted(line), ranges: [] });
    }
  }
  const attributed = files.filter((file) => file.ranges.length > 0);
  return attributed.length === 0 ? null : { sha, files: attributed };
}

function parseMetadata(text: string): Metadata {
  try {
    return Metadata.parse(JSON.parse(text));
  } catch {
    return { sessions: null, prompts: null };
  }
}

function rangesOf(key: string, spans: string, metadata: Metadata): AttributedRange[] {
  const writer = writerOf(key, metadata);
  if (writer === null) return [];
  return spans.split(",").flatMap((span) => {
    const [first, last] = span.split("-");
    const from = Number(first);
    const to = Number(last ?? first);
    const isRange =
      Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to >= from && to <= MOST_LINES;
    return isRange ? [{ from, to, ...writer }] : [];
  });
}

type RangeWriter = Omit<AttributedRange, "from" | "to">;

function writerOf(key: string, metadata: Metadata): RangeWriter | null {
  if (HUMAN.test(key)) return { by: "human", tool: null, model: null, session: null };
  const session = SESSION.exec(key)?.[1];
  if (session === undefined && !PROMPT.test(key)) return null;
  const entry = session === undefined ? metadata.prompts?.[key] : metadata.sessions?.[session];
  const agent = entry?.agent_id;
  return { by: "ai", tool: agent?.tool ?? null, model: agent?.model ?? null, session: agent?.id ?? null };
}

function unquoted(line: string): string {
  if (!/^".*"$/.test(line)) return line;
  try {
    return z.string().parse(JSON.parse(line));
  } catch {
    return line.slice(1, -1);
  }
}
