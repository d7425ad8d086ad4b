import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { HomeTeam, HomeView } from "@/lib/views/home-shapes.ts";
import { formatDay, formatPercent, plural } from "./format.ts";
import { CLASS_SUBJECT } from "./labels.ts";

/** The finding of the home page: what is known, how sure, and what still moves. */
export function prepareHome({ teams, mix, netShare, settledTo, window }: HomeView): { sentences: string[] } {
  const total = MIX_CLASSES.reduce((sum, name) => sum + mix[name], 0);
  if (total === 0) {
    return {
      sentences: teams.some(({ reading }) => reading)
        ? ["The first repository is being read; numbers appear here as they are found."]
        : ["No change by people or agents landed in this window. Choose a longer one, or an earlier one."],
    };
  }
  const low = (mix.hybrid + mix.agent) / total;
  const high = low + mix.unknown / total;
  const ai =
    low === high
      ? `AI took part in ${formatPercent(low)} of ${plural(total, "change")}.`
      : `AI took part in at least ${formatPercent(low)} and at most ${formatPercent(high)} of ${plural(total, "change")}.`;
  if (netShare === null || netShare.value === null) return { sentences: [ai] };
  const net = `${formatPercent(netShare.value)} of the changed lines are net contribution`;
  return {
    sentences: [
      settledTo === null
        ? `${net} so far; nothing in this window has had its 30 days yet.`
        : `${net}, counted where lines have had their 30 days (${formatDay(window.firstDay)} to the end of week ${settledTo.slice(-2)}).`,
      ai,
    ],
  };
}

export type NextStep = { readonly says: string; readonly does: string; readonly href: string };

/** One thing to look at next for a team, with its reason; null where nothing stands out. */
export function nextStep(team: HomeTeam, query: string): NextStep | null {
  if (team.changes === 0) return null;
  const { largestNoise, mix } = team;
  if (largestNoise && largestNoise.share >= 0.1) {
    return {
      says: `${CLASS_SUBJECT[largestNoise.name]} take ${formatPercent(largestNoise.share)} of the lines:`,
      does: "see which changes",
      href: `/teams/${team.teamId}/ledger?class=${largestNoise.name}&${query}`,
    };
  }
  const known = MIX_CLASSES.reduce((sum, name) => sum + (name === "unknown" ? 0 : mix[name]), 0);
  if (mix.unknown > known) {
    return {
      says: `${plural(mix.unknown, "change")} of unknown composition:`,
      does: "see what is known",
      href: `/teams/${team.teamId}/ledger?composition=unknown&${query}`,
    };
  }
  return null;
}
