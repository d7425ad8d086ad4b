import { color } from "../tokens/tokens.ts";

/** Hatches that every drawing of a page refers to; placed once, at the top of the body. */
export function Patterns() {
  return (
    <svg width={0} height={0} className="patterns" aria-hidden focusable={false}>
      <defs>
        <pattern
          id="hatch-unknown"
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} fill={color("unknown-ground")} />
          <rect width={2} height={6} fill={color("unknown")} />
        </pattern>
      </defs>
    </svg>
  );
}
