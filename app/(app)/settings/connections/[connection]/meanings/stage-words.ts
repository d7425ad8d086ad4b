/** The stages that work goes through, as people say them. */
export const STAGE_WORD = {
  backlog: "Not chosen yet",
  ready: "Ready to begin",
  active: "Being worked on",
  waiting: "Waiting: nobody can go on",
  review: "In review or test",
  done: "Done",
} as const;
