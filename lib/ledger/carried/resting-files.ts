import { AppError } from "@/lib/core/errors.ts";
import type { Runs } from "../lines/runs.ts";

/** Stands for the files of a line of history that rests in the store: whoever asks for one is wrong. */
export class RestingFiles extends Map<string, Runs> {
  static readonly VERSION = "rests";
  /** Whether a second part tells what has become of the first. */
  readonly isAmended: boolean;

  constructor(isAmended: boolean) {
    super();
    this.isAmended = isAmended;
  }

  override get(): never {
    return asleep();
  }
  override has(): never {
    return asleep();
  }
  override set(): never {
    return asleep();
  }
  override delete(): never {
    return asleep();
  }
  override clear(): never {
    return asleep();
  }
  override forEach(): never {
    return asleep();
  }
  override keys(): never {
    return asleep();
  }
  override values(): never {
    return asleep();
  }
  override entries(): never {
    return asleep();
  }
  override [Symbol.iterator](): never {
    return asleep();
  }
  override get size(): never {
    return asleep();
  }
}

function asleep(): never {
  throw new AppError("bug", "The births of a line of history were asked for before they were loaded.");
}
