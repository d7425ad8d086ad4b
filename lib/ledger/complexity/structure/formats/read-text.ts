import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { uniqueNames } from "../code/unique-names.ts";
import { readGraphql } from "./graphql.ts";
import { readProtobuf } from "./protobuf.ts";
import { readSql } from "./sql.ts";

const READERS = { graphql: readGraphql, protobuf: readProtobuf, sql: readSql } as const;

/** The artefacts of a description that has a parser of its own. `isWhole` is false where some of the text was not understood. */
export function readText(
  language: keyof typeof READERS,
  text: string,
): { artefacts: ArtefactShape[]; isWhole: boolean } {
  const { artefacts, isWhole } = READERS[language](text);
  return { artefacts: uniqueNames(artefacts, ({ digest }) => digest), isWhole };
}
