/**
 * Names that occur more than once get `#2`, `#3` in the order of `sign`, and of the text where that is equal: two overloads that
 * change places keep their names. The order of the list is kept.
 */
export function uniqueNames<Shape extends { readonly name: string }>(
  shapes: readonly Shape[],
  sign: (shape: Shape) => string,
): Shape[] {
  const alike = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const others = alike.get(shape.name);
    if (others === undefined) alike.set(shape.name, [shape]);
    else others.push(shape);
  }
  const numbers = new Map<Shape, number>();
  for (const group of alike.values()) {
    if (group.length === 1) continue;
    const signed = group.map((shape) => ({ shape, key: sign(shape) }));
    signed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const [place, { shape }] of signed.entries()) numbers.set(shape, place + 1);
  }
  return shapes.map((shape) => {
    const number = numbers.get(shape) ?? 1;
    return number === 1 ? shape : { ...shape, name: `${shape.name}#${number}` };
  });
}
