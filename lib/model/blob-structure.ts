/** How much of a text was measured: read by a parser, read with errors in it, by patterns alone, or not at all. */
export const STRUCTURE_COVERAGES = ["parsed", "partial", "fallback", "none"] as const;
export type StructureCoverage = (typeof STRUCTURE_COVERAGES)[number];

/** Lines of a text, 1-based, both included. */
export type LineSpan = { readonly line: number; readonly endLine: number };

/** A function, method or closure with a name of its own; closures without one count towards what encloses them. */
export type FunctionShape = LineSpan & {
  /** Qualified by what encloses it, as `Cart.total`; a second one of the same name ends in `#2`. `(file)` is what stands outside. */
  readonly name: string;
  /** Cognitive complexity (Campbell 2018), or cyclomatic complexity where the coverage is `fallback`. */
  readonly complexity: number;
  readonly parameters: number;
};

/** A class, interface, struct, enum, trait or other type that the text declares. */
export type TypeShape = LineSpan & { readonly name: string };

/**
 * What others depend on: an exported signature, a node of an interface description, a table, a resource.
 * `interface`: exported symbols, RPCs, endpoints, message types, GraphQL types and operations, command line flags.
 * `schema`: one table or model. `infrastructure`: one resource of Terraform, Kubernetes, Helm or CloudFormation, or the permissions of a workflow.
 */
export const ARTEFACT_KINDS = ["interface", "schema", "infrastructure"] as const;
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

export type ArtefactShape = LineSpan & {
  readonly kind: ArtefactKind;
  /** Unique within its kind in this text: `Payments.Refund`, `table orders`, `GET /users/{id}`. */
  readonly name: string;
  /** Of its tokens without comments and white space: equal digests mean that nothing was said differently. */
  readonly digest: string;
  /** Its parts that callers rely on (fields, parameters, columns), each `name:type`; a part that goes or changes type breaks them.
   * Of a function: parameters by place (`1:int`) where callers cannot name them, `required:2` of them, `return:int`. */
  readonly parts: readonly string[];
};

/** What the text asks for from elsewhere, as written: `react`, `./cart`, `com.example.Cart`. */
export type ImportShape = { readonly module: string; readonly line: number };

/** Gaps that another reading of the same bytes may not have: such a structure is not one to keep. */
export const PASSING_GAPS: readonly string[] = ["took_too_long", "parser_stopped"];

/** What one text consists of, whatever path it lies at but for its ending. The same bytes give the same structure. */
export type BlobStructure = {
  /** `typescript`, `sql` …; null where no reader knows the ending. */
  readonly language: string | null;
  readonly coverage: StructureCoverage;
  /**
   * Why not all was measured; null where all was. `too_large`, `too_deep`, `syntax_errors`, `no_parser`, `not_text`, `parser_failed` will be
   * said of the same bytes again; the others are in `PASSING_GAPS`.
   */
  readonly gap: string | null;
  readonly functions: readonly FunctionShape[];
  readonly types: readonly TypeShape[];
  readonly artefacts: readonly ArtefactShape[];
  readonly imports: readonly ImportShape[];
};
