import { surfaceAxis } from "./surface-axis.ts";

/** The seven axes of the contribution surface, in their order. */
export const surfaceAxes = [
  surfaceAxis({
    axis: "specification",
    title: "Specifications",
    definition:
      "Issues that say when they are done or say it in 80 words, and files of specifications, written or changed in the window. Counted where a piece of work began after it, or somebody else reviewed it.",
    limits: [
      "Of issues the length and the criteria are known and the text is not kept. Pages of a wiki are not read.",
      "An issue counts on the day it was written, a file on the day it landed.",
    ],
  }),
  surfaceAxis({
    axis: "decision",
    title: "Decisions",
    definition:
      "Records of a decision that was accepted: files, items of that type, discussions that were answered. Counted where it says context, decision and consequences, or somebody else took part.",
    limits: [
      "Whether a later change refers to a decision is not known, so it is not said how many are used.",
    ],
  }),
  surfaceAxis({
    axis: "review",
    title: "Reviews",
    definition:
      "Reviews of changes of others before they landed. Counted where the review asked for changes, was of a specification, or said something in five words or more that was answered or followed by new lines.",
    limits: [
      "A review that only says that all is well is coverage, not substance, and is left out here.",
      "Followed means that all conversations on the file are out of date; hosts do not say it comment by comment.",
    ],
  }),
  surfaceAxis({
    axis: "coordination",
    title: "Work between teams",
    definition:
      "Reviews with substance of a change of another team, counted for the team of the reviewer. It needs teams of people: where nobody is in a team it is not known which review crosses a boundary.",
    limits: [
      "Unblocking and re-scoping between teams is not read yet: of a tracker's comments only their number is kept.",
    ],
  }),
  surfaceAxis({
    axis: "context",
    title: "Context",
    definition:
      "Changes to files that tell agents or people how to work here: instructions, procedures, tools, architecture, glossaries, standards. Counted where the file is not empty and is short enough to be read whole.",
    limits: [
      "A file is fresh when it is changed; whether it has aged since is another question.",
      "Whether a session loaded it is not known.",
    ],
  }),
  surfaceAxis({
    axis: "operations",
    title: "Operations",
    definition:
      "Incidents that were closed, runbooks that were changed, and accounts of what happened. An account counts where at least one of the actions in it is ticked off.",
    limits: ["Who was on call is not read. An action that is done elsewhere and not ticked off is not seen."],
  }),
  surfaceAxis({
    axis: "build",
    title: "Delivered work",
    unit: "units",
    definition:
      "Pieces of work whose last change landed in the window, however many changes they took. Counted once 30 days have gone by, when no removal of lines moves their points any more.",
    limits: ["How hard they were is another number: net contribution, in points."],
  }),
] as const;
