import { contextKind } from "@/lib/core/context-kind.ts";
import type { FileKind } from "@/lib/model/file-kind.ts";
import { byPath } from "./by-path.ts";
import { generatedByPath } from "./generated-by-path.ts";
import {
  CI,
  CONFIG,
  DOCS,
  INFRA,
  META,
  MIGRATION,
  PLAIN_TEXT,
  TEST_CLASS,
  TEST_DIRECTORY,
  TEST_NAME,
} from "./kind-patterns.ts";

/**
 * What a file is for, by its path and name; the first kind that matches wins. `attributed` is what the attributes that
 * hold at the change say of the path: true makes it generated, false keeps it from being so, null leaves it to the path.
 */
export function fileKind(path: string, attributed: boolean | null = null): FileKind {
  return (attributed ?? generatedByPath(path) !== null) ? "generated" : kindOfWritten(path);
}

const kindOfWritten = byPath((path): FileKind => {
  const docs = DOCS.test(path);
  const context = isContext(path, docs);
  const ci = CI.test(path);
  if (!context && !docs && !ci && isTest(path)) return "test";
  if (context) return "context";
  const meta = META.test(path);
  if (docs && !meta) return "docs";
  if (MIGRATION.test(path)) return "migration";
  if (INFRA.test(path)) return "infra";
  if (ci) return "ci";
  if (meta) return "meta";
  if (CONFIG.test(path)) return "config";
  return PLAIN_TEXT.test(path) ? "docs" : "source";
});

/** A standard that is written down is context; one that a tool reads is a setting like others. */
function isContext(path: string, docs: boolean): boolean {
  const kind = contextKind(path);
  return kind !== null && (kind !== "standard" || docs);
}

const isTest = (path: string) => TEST_NAME.test(path) || TEST_CLASS.test(path) || TEST_DIRECTORY.test(path);
