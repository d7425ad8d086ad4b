/** One judgement: which of two units was harder. */
export type Judgement = { readonly harder: string; readonly easier: string };

const ROUNDS = 300;
const CLOSE = 1e-6;
/** Judgements won and lost against a unit of ability 0, so that one who lost or won everything is placed, too. */
const PRIOR = 0.5;

/**
 * How hard each unit is by what people judged in pairs, on the scale of log odds (Bradley & Terry 1952, by the MM algorithm of
 * Hunter 2004, with a weak prior). In alphabetical order of the ids.
 */
export function bradleyTerry(judgements: readonly Judgement[]): Map<string, number> {
  const ids = [...new Set(judgements.flatMap(({ harder, easier }) => [harder, easier]))].sort();
  const places = new Map(ids.map((id, place) => [id, place]));
  const harder = Int32Array.from(judgements, (one) => places.get(one.harder) ?? 0);
  const easier = Int32Array.from(judgements, (one) => places.get(one.easier) ?? 0);
  const wins = new Float64Array(ids.length).fill(PRIOR);
  for (const place of harder) wins[place] = (wins[place] ?? 0) + 1;
  const strength = new Float64Array(ids.length).fill(1);
  const met = new Float64Array(ids.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let place = 0; place < ids.length; place += 1)
      met[place] = (2 * PRIOR) / ((strength[place] ?? 1) + 1);
    for (let one = 0; one < harder.length; one += 1) {
      const a = harder[one] ?? 0;
      const b = easier[one] ?? 0;
      const share = 1 / ((strength[a] ?? 1) + (strength[b] ?? 1));
      met[a] = (met[a] ?? 0) + share;
      met[b] = (met[b] ?? 0) + share;
    }
    let moved = 0;
    for (let place = 0; place < ids.length; place += 1) {
      const next = (wins[place] ?? 1) / (met[place] ?? 1);
      moved = Math.max(moved, Math.abs(next / (strength[place] ?? 1) - 1));
      strength[place] = next;
    }
    if (moved < CLOSE) break;
  }
  return new Map(ids.map((id, place) => [id, Math.log(strength[place] ?? 1)]));
}
