import type { Signal } from "@/lib/model/composition.ts";

/** A signal with what only the decision needs to know about the rule behind it. */
export type Reading = {
  readonly signal: Signal;
  readonly isCloudTask: boolean;
  readonly isSupporting: boolean;
  /** The signal says that the account which opened the change is an agent's. */
  readonly isOpener: boolean;
};

const QUOTE_LENGTH = 200;

/** Cuts between characters, never through a surrogate pair. */
const shorten = (text: string): string =>
  Array.from(text.slice(0, 2 * QUOTE_LENGTH))
    .slice(0, QUOTE_LENGTH)
    .join("");

export function reading(
  signal: Signal,
  marks: { isCloudTask?: boolean; isSupporting?: boolean; isOpener?: boolean } = {},
): Reading {
  return {
    signal: { ...signal, quote: shorten(signal.quote) },
    isCloudTask: marks.isCloudTask ?? false,
    isSupporting: marks.isSupporting ?? false,
    isOpener: marks.isOpener ?? false,
  };
}
