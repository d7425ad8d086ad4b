/** Settings given to every call; they win over any configuration that git may still find. */
const SEALED_CONFIG: Readonly<Record<string, string>> = {
  "core.hooksPath": "/dev/null",
  "core.fsmonitor": "false",
  "core.attributesFile": "/dev/null",
  "core.excludesFile": "/dev/null",
  "core.commitGraph": "false",
  "core.quotePath": "off",
  "core.pager": "cat",
  "diff.external": "",
  "diff.algorithm": "histogram",
  "diff.renameLimit": "1000",
  "diff.renames": "true",
  "diff.noprefix": "false",
  "diff.mnemonicPrefix": "false",
  "diff.suppressBlankEmpty": "false",
  "diff.orderFile": "/dev/null",
  "diff.wsErrorHighlight": "none",
  "log.showSignature": "false",
  "log.showRoot": "true",
  "log.mailmap": "false",
  "i18n.logOutputEncoding": "UTF-8",
  "gc.auto": "0",
  "maintenance.auto": "false",
  "submodule.recurse": "false",
  "protocol.ext.allow": "never",
};

/** The settings as arguments, `more` winning over the common ones. */
export const configArguments = (more: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries({ ...SEALED_CONFIG, ...more }).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
