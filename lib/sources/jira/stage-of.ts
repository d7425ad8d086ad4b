import type { Stage } from "@/lib/model/work-item.ts";

/** Names say more than categories: a tracker has three of these and teams live in six stages. First match counts. */
const BY_NAME: readonly (readonly [stage: Stage, pattern: RegExp])[] = [
  [
    "review",
    /\b(code |peer |in )?review(ing|ed)?\b|\bqa\b|\btest(ing|s)?\b|\bverif(y|ication)\b|\bvalidat(e|ion)\b|\buat\b/,
  ],
  ["review", /prüfung|überprüfung|im test|revue|relecture|recette|revisión|pruebas|revisão/],
  [
    "waiting",
    /\bblock(ed|er)?\b|\bimpeded\b|\bon[ -]hold\b|\bhold\b|\bpaused?\b|\bsuspended\b|\bstalled\b|\bparked\b/,
  ],
  ["waiting", /\b(a)?wait(s|ing)?\b|\bpending\b|\bescalated\b|\bneeds? (more )?info|\bmore info/],
  ["waiting", /\bready (for|to) (be )?(deploy|release|merge|ship|production|live)/],
  [
    "waiting",
    /blockiert|wartet|warten|angehalten|zurückgestellt|bloqué|en attente|bloquead[oa]|en espera|aguardando/,
  ],
];
const READY =
  /\bready\b|\bselected\b|\bplanned\b|\bcommitted\b|\brefined\b|\bgroomed\b|\baccepted\b|\bapproved\b|\bnext\b|\bbereit\b|\bprêt\b/;
/** Chosen, and not begun, although the tracker counts it as begun. */
const CHOSEN = /\bselected for\b|^ready$|\bready for (dev|development|work|sprint|implementation)\b/;
const DONE =
  /\b(done|closed|resolved|released|complete(d)?|cancell?ed|rejected|won'?t (do|fix)|archived|erledigt|terminé)\b/;
const ACTIVE =
  /\bin progress\b|\bdoing\b|\bdevelop(ing|ment)\b|\bimplement|\bin arbeit\b|\ben cours\b|\ben curso\b/;

/**
 * The stage of a status by its name and the tracker's own category (`new`, `indeterminate`, `done`, or anything else where
 * the tracker does not say). A finished category is finished whatever the name says.
 */
export function stageOf(name: string, category: string | null): Stage {
  const text = name.toLowerCase();
  if (category === "done") return "done";
  const named = BY_NAME.find(([, pattern]) => pattern.test(text))?.[0];
  if (category === "indeterminate") return named ?? (CHOSEN.test(text) ? "ready" : "active");
  const isWaiting = named === "waiting";
  if (category === "new") return isWaiting ? "waiting" : READY.test(text) ? "ready" : "backlog";
  if (DONE.test(text)) return "done";
  if (named !== undefined) return named;
  if (ACTIVE.test(text)) return "active";
  return READY.test(text) ? "ready" : "backlog";
}

/** The tracker's category in our three words; a status without one has not begun. */
export function categoryOf(key: string | null | undefined): "new" | "indeterminate" | "done" {
  return key === "done" || key === "indeterminate" ? key : "new";
}
