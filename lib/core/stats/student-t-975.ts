import { AppError } from "../errors.ts";

/** Continued fraction of the incomplete beta function (Lentz's method; Abramowitz & Stegun 26.5.8). */
function betaFraction(x: number, a: number, b: number): number {
  const floor = 1e-300;
  const away = (value: number): number => (Math.abs(value) < floor ? floor : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return result;
}

/** Logarithm of gamma at a positive half-integer or integer, by recurrence up to Stirling's range. */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 10; y += 1) shift += Math.log(y);
  const inverse = 1 / (y * y);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** Chance that |T| exceeds t, by the incomplete beta function at the end where its fraction converges. */
function twoSided(t: number, df: number): number {
  const [a, b, x] = [df / 2, 0.5, df / (df + t * t)];
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log((t * t) / (df + t * t)),
  );
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** The 97.5 % point of Student's t distribution with `df` degrees of freedom, 1 or more (Student 1908). */
export function studentT975(df: number): number {
  if (!(df >= 1)) throw new AppError("bug", `Student's t needs a degree of freedom, not ${df}.`);
  let [low, high] = [1, 13];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (twoSided(middle, df) > 0.05) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
