/** What other sources would add, in one quiet line: an empty dimension is a gap with a reason, never a zero. */
export const Missing = () => (
  <p className="quiet small missing">
    Not here yet: review and flow, defects and incidents, alignment with priorities, and cost. None of it can
    be known from git alone, and nothing stands in for it.
  </p>
);
