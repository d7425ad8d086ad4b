/** Whole days below this are found by index instead of by hash. */
const DENSE = 1_024;

export type PlacedTimes = {
  /** The distinct times, in order. */
  readonly times: Float64Array;
  /** For each row the place of its time among them. */
  readonly places: Int32Array;
};

/** The distinct times of rows, and which of them each row has. */
export const placeTimes = (rows: readonly number[]): PlacedTimes => placeDays(rows) ?? placeAny(rows);

function placeDays(rows: readonly number[]): PlacedTimes | null {
  const placeOf = new Int32Array(DENSE);
  for (let row = 0; row < rows.length; row += 1) {
    const day = rows[row] ?? 0;
    // The one comparison that holds for whole numbers within reach and for nothing else.
    if ((day & (DENSE - 1)) !== day) return null;
    placeOf[day] = 1;
  }
  const times: number[] = [];
  for (let day = 0; day < DENSE; day += 1) if (placeOf[day] === 1) placeOf[day] = times.push(day) - 1;
  const places = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) places[row] = placeOf[rows[row] ?? 0] ?? 0;
  return { times: Float64Array.from(times), places };
}

function placeAny(rows: readonly number[]): PlacedTimes {
  const times = Float64Array.from(new Set(rows)).sort();
  const placeOf = new Map(Array.from(times, (time, place) => [time, place]));
  return { times, places: Int32Array.from(rows, (time) => placeOf.get(time) ?? 0) };
}
