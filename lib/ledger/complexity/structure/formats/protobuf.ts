import protobuf from "protobufjs";
import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { digestOf } from "../code/token-digest.ts";

type Token = { readonly text: string; readonly line: number };
type Open = {
  readonly word: string;
  readonly name: string;
  readonly line: number;
  parts: string[];
  tokens: string[];
};

/** What may stand before a field's type and changes what it means. */
const LABELS = ["optional", "required", "repeated"];

/**
 * The messages, enums and remote calls of a protobuf text. Its tokens come from protobufjs and are grouped here, because the parser
 * gives up the whole text at the first thing that it does not know; it says whether the text is whole.
 */
export function readProtobuf(source: string): { artefacts: ArtefactShape[]; isWhole: boolean } {
  const tokens: Token[] = [];
  let isWhole = true;
  try {
    const tokenizer = protobuf.tokenize(source, false);
    for (let text = tokenizer.next(); text !== null; text = tokenizer.next()) {
      tokens.push({ text, line: tokenizer.line });
    }
    protobuf.parse(source, { keepCase: true });
  } catch {
    isWhole = false;
  }
  return { artefacts: declaredIn(tokens), isWhole };
}

function declaredIn(tokens: readonly Token[]): ArtefactShape[] {
  const shapes: ArtefactShape[] = [];
  const open: Open[] = [];
  let said: Token[] = [];
  let brackets = 0;
  const holder = (): Open | undefined => open.findLast(({ word }) => isNamed(word));
  for (const token of tokens) {
    const { text } = token;
    if (text === "[" || text === "(") brackets += 1;
    if (text === "]" || text === ")") brackets = Math.max(0, brackets - 1);
    const word = said[0]?.text ?? "";
    if (brackets === 0 && text === "{") {
      const name = said[1]?.text ?? "";
      const [first] = said;
      open.push({
        // A value in braces belongs to what stands before it.
        word: said.some((one) => one.text === "=") ? "value" : word,
        name: [...open.filter((one) => isNamed(one.word)).map((one) => one.name), name].join("."),
        line: first?.line ?? token.line,
        parts: [],
        tokens: said.map((one) => one.text),
      });
      said = [];
    } else if (brackets === 0 && text === "}") {
      const closed = open.pop();
      if (closed !== undefined) close(closed, token.line);
      said = [];
    } else if (brackets === 0 && text === ";") {
      if (word === "rpc") close({ ...remote(said), line: said[0]?.line ?? token.line }, token.line);
      else state(said.map((one) => one.text));
      said = [];
    } else said.push(token);
  }
  return shapes;

  function state(words: readonly string[]): void {
    const inside = holder();
    if (inside === undefined || words.length === 0) return;
    for (const word of words) inside.tokens.push(word);
    inside.tokens.push(";");
    const at = words.indexOf("=");
    if (at < 1 || ["option", "reserved", "extensions"].includes(words[0] ?? "")) return;
    const named = words[at - 1] ?? "";
    const type = words.slice(0, at - 1).filter((one) => one !== "optional" || inside.word !== "message");
    if (inside.word === "enum" && type.length === 0) inside.parts.push(`${named}:${words[at + 1] ?? ""}`);
    else if (inside.word === "message" || inside.word === "extend")
      inside.parts.push(
        `${named}:${type.join(LABELS.includes(type[0] ?? "") ? " " : "")}=${words[at + 1] ?? ""}`,
      );
  }

  function remote(words: readonly Token[]): Open {
    const texts = words.map((one) => one.text);
    const service = holder();
    const name = [service?.name ?? "", texts[1] ?? ""].filter((one) => one !== "").join(".");
    return { word: "rpc", name, line: words[0]?.line ?? 1, parts: [], tokens: texts };
  }

  function close(closed: Open, endLine: number): void {
    const isCall = closed.word === "rpc";
    if (!isNamed(closed.word) && !isCall) {
      for (const token of closed.tokens) holder()?.tokens.push(token);
      return;
    }
    // A service is its calls; they are shown each.
    if (closed.word === "service" || closed.name === "") return;
    const texts = closed.tokens.join(" ").match(/\( (.*?) \) returns \( (.*?) \)/);
    const parts = isCall ? [`request:${texts?.[1] ?? ""}`, `response:${texts?.[2] ?? ""}`] : closed.parts;
    const { name, line } = closed;
    shapes.push({ kind: "interface", name, digest: digestOf(closed.tokens), parts, line, endLine });
  }
}

const isNamed = (word: string): boolean => ["message", "enum", "service", "extend"].includes(word);
