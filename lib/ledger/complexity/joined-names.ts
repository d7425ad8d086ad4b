/** Names that stand for one thing: joined in any order, the answer is the same. */
export type JoinedNames = {
  readonly join: (one: string, other: string) => void;
  /** The first in the alphabet of all names of the thing. */
  readonly nameOf: (name: string) => string;
};

export function joinedNames(): JoinedNames {
  const parents = new Map<string, string>();
  const nameOf = (name: string): string => {
    let root = name;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = name; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  return {
    nameOf,
    join: (one, other) => {
      const [a, b] = [nameOf(one), nameOf(other)];
      if (a < b) parents.set(b, a);
      else if (b < a) parents.set(a, b);
    },
  };
}
