const GAP = "-";

/**
 * Numbers and gaps as one text on their way to the browser. React walks through every member of a list that it sends, on both
 * sides; a text it hands on as it is.
 */
export const numbersToText = (numbers: readonly (number | null)[]): string =>
  numbers.map((each) => each ?? GAP).join(" ");

export const textToNumbers = (text: string): (number | null)[] =>
  text === "" ? [] : text.split(" ").map((each) => (each === GAP ? null : Number(each)));
