import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";

/** Name and cognitive complexity of every function, and that all was understood. */
async function measured(path: string, text: string): Promise<Record<string, number>> {
  const { coverage, functions } = await structureOf(path, text);
  expect(coverage).toBe("parsed");
  return Object.fromEntries(functions.map((one) => [one.name, one.complexity]));
}

/** Shapes of the published definition, said in our own words: loops in loops with a jump, and one switch. */
const JUMPS: readonly (readonly [path: string, text: string, expected: Record<string, number>])[] = [
  [
    "a.java",
    `class A {
  int primes(int max) {
    int total = 0;
    next: for (int i = 2; i <= max; ++i) {
      for (int j = 2; j < i; ++j) {
        if (i % j == 0) { continue next; }
      }
      total += i;
    }
    return total;
  }
  String words(int n) {
    switch (n) { case 1: return "one"; case 2: return "a couple"; default: return "lots"; }
  }
}`,
    { "A.primes": 7, "A.words": 1 },
  ],
  [
    "a.js",
    `function primes(max) { let t = 0; next: for (let i = 2; i <= max; i++) { for (let j = 2; j < i; j++) { if (i % j === 0) { continue next; } } t += i; } return t; }
function words(n) { switch (n) { case 1: return "one"; default: return "lots"; } }`,
    { primes: 7, words: 1 },
  ],
  [
    "a.go",
    `package a
func primes(max int) int {
next:
	for i := 2; i <= max; i++ {
		for j := 2; j < i; j++ {
			if i%j == 0 {
				continue next
			}
		}
	}
	return 0
}
func words(n int) string {
	switch n {
	case 1:
		return "one"
	}
	return "lots"
}
`,
    { primes: 7, words: 1 },
  ],
  [
    "a.rs",
    `fn primes(max: u32) { 'next: for i in 2..max { for j in 2..i { if i % j == 0 { continue 'next; } } } }
fn words(n: u32) -> &'static str { match n { 1 => "one", _ => "lots" } }`,
    { primes: 7, words: 1 },
  ],
  [
    "a.kt",
    `fun primes(max: Int) {
    next@ for (i in 2..max) {
        for (j in 2 until i) {
            if (i % j == 0) {
                continue@next
            }
        }
    }
}
fun words(n: Int): String {
    return when (n) {
        1 -> "one"
        else -> "lots"
    }
}
`,
    { primes: 7, words: 1 },
  ],
  [
    "a.c",
    `int primes(int max) { for (int i = 2; i <= max; i++) { for (int j = 2; j < i; j++) { if (i % j == 0) { goto next; } } next: ; } return 0; }`,
    { primes: 7 },
  ],
  [
    "a.cs",
    `class A { int Primes(int max) { for (int i = 2; i <= max; i++) { for (int j = 2; j < i; j++) { if (i % j == 0) { goto next; } } next: ; } return 0; } }`,
    { "A.Primes": 7 },
  ],
  [
    "a.php",
    `<?php function primes($max) { for ($i = 2; $i <= $max; $i++) { for ($j = 2; $j < $i; $j++) { if ($i % $j == 0) { continue 2; } } } }`,
    { primes: 7 },
  ],
  [
    "a.py",
    `def primes(max):
    for i in range(2, max):
        for j in range(2, i):
            if i % j == 0:
                break
`,
    { primes: 6 },
  ],
  [
    "a.rb",
    `def primes(max)
  for i in 2..max
    for j in 2..i
      if i % j == 0
        break
      end
    end
  end
end
`,
    { primes: 6 },
  ],
];

test.each(JUMPS)("loops in loops and jumps in %s", async (path, text, expected) => {
  expect(await measured(path, text)).toEqual(expected);
});

/** if +1, else if +1, else +1, and a ternary two deep +3. */
const CHAIN: readonly (readonly [path: string, text: string])[] = [
  ["f.ts", "function f(a, b) { if (a) { g(); } else if (b) { g(); } else { while (a) { g(b ? 1 : 2); } } }"],
  [
    "f.java",
    "class f { void f(int a) { if (a > 1) { g(); } else if (a > 2) { g(); } else { while (a > 3) { g(b ? 1 : 2); } } } }",
  ],
  [
    "f.cs",
    "class f { void f(int a) { if (a > 1) { g(); } else if (a > 2) { g(); } else { while (a > 3) { g(b ? 1 : 2); } } } }",
  ],
  [
    "f.cpp",
    "void f(int a) { if (a > 1) { g(); } else if (a > 2) { g(); } else { while (a > 3) { g(b ? 1 : 2); } } }",
  ],
  [
    "f.php",
    "<?php function f($a) { if ($a) { g(); } elseif ($b) { g(); } else { while ($a) { g($b ? 1 : 2); } } }",
  ],
  [
    "f2.php",
    "<?php function f($a) { if ($a) { g(); } else if ($b) { g(); } else { while ($a) { g($b ? 1 : 2); } } }",
  ],
  [
    "f.py",
    "def f(a, b):\n    if a:\n        g()\n    elif b:\n        g()\n    else:\n        while a:\n            g(1 if b else 2)\n",
  ],
  [
    "f.rb",
    "def f(a, b)\n  if a\n    g\n  elsif b\n    g\n  else\n    while a\n      g(b ? 1 : 2)\n    end\n  end\nend\n",
  ],
];

test.each(CHAIN)("a chain of conditions costs its links, what is in it its depth: %s", async (path, text) => {
  expect(Object.values(await measured(path, text))).toEqual([1 + 1 + 1 + 2 + 3]);
});

test.each([
  ["a && b && c", 1],
  ["a && b || c", 2],
  ["a && b && c || d || e && f", 3],
  ["a && !(b && c)", 2],
  ["a && (b && c)", 1],
  ["a || b && c || d", 3],
  ["a === (b || c)", 1],
  ["a + b > c", 0],
  ["a ?? b", 0],
])("runs of like operators: %s costs %d", async (expression, expected) => {
  expect(await measured("a.js", `function f() { return ${expression}; }`)).toEqual({ f: expected });
});

test.each([
  ["a.py", "def f(a, b, c):\n    return a and b or c\n", 2],
  ["a.rb", "def f(a, b, c)\n  a and b or c\nend\n", 2],
  ["a.kt", "fun f(a: Boolean, b: Boolean): Boolean {\n    return a && b || a\n}\n", 2],
  ["a.go", "package a\nfunc f(a, b bool) bool { return a && b || a }\n", 2],
])("logical words and marks of %s", async (path, text, expected) => {
  expect(await measured(path, text)).toEqual({ f: expected });
});

test("handlers cost, what they guard does not", async () => {
  const text = "class A { void f() { try { if (a) g(); } catch (E e) { if (b) g(); } finally { h(); } } }";
  expect(await measured("A.java", text)).toEqual({ "A.f": 1 + 1 + 2 });
});

test("a lambda is a level and no cost; a function with a name inside another is measured by itself, a level deeper", async () => {
  const text = `function outer(list) {
  list.forEach((one) => { if (one) g(); });
  function inner(two) { if (two) g(); }
  const named = (three) => three ? 1 : 2;
}`;
  expect(await measured("a.ts", text)).toEqual({ outer: 2, "outer.inner": 2, "outer.named": 2 });
});

test("calling itself costs one, however often; an overload of the same name is another function", async () => {
  expect(await measured("a.py", "def fac(n):\n    return n * fac(n - 1) + fac(n - 2) if n else 1\n")).toEqual(
    { fac: 2 },
  );
  const text =
    "class A { int f(int a) { return f(a, 1); } int f(int a, int b) { return this.f(a, b - 1) + other.f(1, 2); } }";
  expect(await measured("A.java", text)).toEqual({ "A.f": 0, "A.f#2": 1 });
});

test("what stands outside of functions counts towards the file, without the level of a callback there", async () => {
  const text = `describe("x", () => { it("y", () => { if (a) b(); }); });\nif (c) d();\n`;
  expect(await measured("a.test.js", text)).toEqual({ "(file)": 2 });
});
