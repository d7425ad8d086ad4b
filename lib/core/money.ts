import { AppError } from "./errors.ts";

/** An amount in the smallest unit of its currency (cents, yen); never a fraction. */
export type Money = { readonly minor: bigint; readonly currency: string };

const CURRENCY = /^[A-Z]{3}$/;
const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Digits after the decimal point by ISO 4217: 2 for USD, 0 for JPY, 3 for KWD. */
function digitsOf(currency: string): number {
  if (!CURRENCY.test(currency))
    throw new AppError("invalid", `Use a three-letter currency code: "${currency}" is none.`);
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Reads a decimal amount such as `1234.50`. Digits beyond the currency's own must be zeros:
 * an amount that would have to be rounded is refused, so that nothing is lost without a word.
 */
export function parseMoney(text: string, currency: string): Money {
  const match = AMOUNT.exec(text.trim());
  const digits = digitsOf(currency);
  const fraction = match?.[3] ?? "";
  if (match === null || /[1-9]/.test(fraction.slice(digits))) {
    throw new AppError(
      "invalid",
      `Write the amount in ${currency} with at most ${digits} decimals: "${text}".`,
    );
  }
  const minor = BigInt(`${match[2] ?? "0"}${fraction.slice(0, digits).padEnd(digits, "0")}`);
  return { minor: match[1] === "-" ? -minor : minor, currency };
}

/** Sum of amounts of one currency; mixing currencies is a bug, since only a dated rate could join them. */
export function sumMoney(currency: string, amounts: readonly Money[]): Money {
  let minor = 0n;
  for (const amount of amounts) {
    if (amount.currency !== currency) {
      throw new AppError("bug", `Cannot add ${amount.currency} to ${currency}.`);
    }
    minor += amount.minor;
  }
  return { minor, currency };
}

/** The plain decimal, `-1234.50`, that `parseMoney` reads back. */
export function formatMoney(money: Money): string {
  const digits = digitsOf(money.currency);
  const sign = money.minor < 0n ? "-" : "";
  const text = (money.minor < 0n ? -money.minor : money.minor).toString().padStart(digits + 1, "0");
  if (digits === 0) return `${sign}${text}`;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
