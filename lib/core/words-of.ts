/** Words of a text, in small letters, without what is quoted or stands in a block of code. */
export function wordsOf(text: string): string[] {
  const own = text.replace(/```[\s\S]*?(?:```|$)/g, " ").replace(/^\s*>.*$/gm, " ");
  return own.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
}
