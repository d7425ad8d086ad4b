import "@fontsource-variable/inter/wght.css";
import "@/components/tokens/tokens.css";
import "@/components/ui/base.css";
import "@/components/ui/layout.css";
import "@/components/ui/page-parts.css";
import "@/components/ui/controls.css";
import "@/components/ui/table.css";
import "@/components/ui/connections.css";
import "@/components/numbers/numbers.css";
import "@/components/charts/charts.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Patterns } from "@/components/numbers/patterns.tsx";
import { SoftLinks } from "@/components/ui/soft-links.tsx";
import { readTheme, THEME_COOKIE } from "./theme.ts";

export const metadata: Metadata = {
  title: { default: "Assay", template: "%s · Assay" },
  description: "What the work is made of, what of it stayed, and the evidence behind every number.",
  robots: { index: false, follow: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <Patterns />
        {children}
        <SoftLinks />
      </body>
    </html>
  );
}
