const YEAR = 365.25 * 86_400;

/**
 * Sum over earlier changes of 1/(n+1), where n is how many whole years ago each was (Kamei et al. 2013, REXP). `times` rise, in
 * seconds, and none is after `now`.
 */
export function recentExperience(times: readonly number[], now: number): number {
  let [sum, upTo] = [0, times.length];
  for (let years = 0; upTo > 0; years += 1) {
    const from = firstAfter(times, now - (years + 1) * YEAR, upTo);
    sum += (upTo - from) / (years + 1);
    upTo = from;
  }
  return sum;
}

/** How many of the first `end` times are not after `moment`. */
function firstAfter(times: readonly number[], moment: number, end: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
