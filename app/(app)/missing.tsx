/** What other sources would add, in one quiet line: an empty dimension is a gap with a reason, never a zero. */
export const Missing = () => (
  <p className="quiet small missing">
    Not known from git alone: review and flow, defects and incidents, alignment with priorities, and cost.
    Each appears here once its source is connected; a GitHub connection would also settle much of what is
    unknown above.
  </p>
);
