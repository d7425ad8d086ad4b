import { modelOf } from "./model-of.ts";
import { TOOL_NAMES, type ToolName } from "./tool-names.ts";

export type NamedTool = { readonly tool: string; readonly model: string | null };

const VERSION = /\s+v?\d[\w.-]*$/;

/** A product whose name holds the text's first words, for models that come without their tool. */
function toolOfModel(model: string): string {
  const name = model.toLowerCase();
  return TOOL_NAMES.find(({ bare }) => bare.some((word) => name.startsWith(word)))?.tool ?? "model";
}

function named(name: string, isBareEnough: boolean): ToolName | undefined {
  const plain = name.trim().toLowerCase();
  const without = plain.replace(VERSION, "");
  return TOOL_NAMES.find(
    ({ products, bare }) =>
      products.includes(plain) || products.includes(without) || (isBareEnough && bare.includes(plain)),
  );
}

function toolInPart(part: string, isBareEnough: boolean): NamedTool | null {
  const model = modelOf(part);
  if (model !== null) {
    const before = part.slice(0, Math.max(0, part.indexOf(model) - 1));
    return { tool: named(before, true)?.tool ?? toolOfModel(model), model };
  }
  const colon = /^([^:]+):(\S+)/.exec(part);
  const behind = colon === null ? null : modelOf(colon[2] ?? "");
  if (colon !== null && behind !== null) {
    return { tool: named(colon[1] ?? "", true)?.tool ?? toolOfModel(behind), model: behind };
  }
  const plain = part.replace(/\s*\([^()]*\)$/, "");
  const tool = named(plain, isBareEnough) ?? (plain === part ? undefined : named(part, isBareEnough));
  return tool === undefined ? null : { tool: tool.tool, model: null };
}

/**
 * The tool or model that a trailer's value names: `Claude:claude-opus-4.6 coccinelle`, `Claude Code (claude-opus-5)`,
 * `GitHub Copilot`, `gpt-5.5`. A name that is also a word or a first name counts only where `isBareEnough`, and a value
 * with an address is never read by its name.
 */
export function toolIn(value: string, isBareEnough: boolean): NamedTool | null {
  if (value.includes("@")) return null;
  for (const part of value.split(/[,;+]/)) {
    const found = toolInPart(part.trim(), isBareEnough);
    if (found !== null) return found;
  }
  return null;
}
