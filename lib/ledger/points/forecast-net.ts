/**
 * What will probably be left of provisional net points of one age: times the share of lines that live to the horizon of those that
 * lived to that age, both of the same repository and composition. Shown beside the booked points and never booked. Rounded to a
 * thousandth of a point; null where nobody was seen to live so long.
 */
export function forecastNet(
  milliPoints: number,
  livesToHorizon: number | null,
  livesToAge: number | null,
): number | null {
  if (livesToHorizon === null || livesToAge === null || livesToAge === 0) return null;
  return Math.round((milliPoints * livesToHorizon) / livesToAge);
}
