/** How commands are asked for. Apart from the commands: who asks for help need not load them. */
export const USAGES = {
  analyze: "assay analyze PATH [--since DATE] [--json FILE]",
  blameCheck: "assay blame-check PATH [--lines N] [--seed TEXT]",
  rebuild: "assay rebuild --from raw|normalized|ledger",
  sync: "assay sync [--org ID] [--connection ID_OR_NAME] [--wait]",
} as const;
