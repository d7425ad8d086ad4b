import { cookies } from "next/headers";
import { chooseTheme } from "../frame-actions.ts";
import { readTheme, THEME_COOKIE } from "../theme.ts";

const NEXT = { system: "dark", dark: "light", light: "system" } as const;
const LABEL = { system: "Auto", dark: "Dark", light: "Light" } as const;

/** Steps through the system's own theme, dark and light. Works without scripts, and the page never flashes. */
export async function ThemeSwitch() {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value) ?? "system";
  return (
    <form action={chooseTheme}>
      <button
        type="submit"
        className="icon-button"
        name="theme"
        value={NEXT[theme]}
        aria-label={`Theme: ${LABEL[theme]}. Change to ${LABEL[NEXT[theme]]}`}
      >
        {LABEL[theme]}
      </button>
    </form>
  );
}
