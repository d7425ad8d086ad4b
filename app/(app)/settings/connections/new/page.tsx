import type { Metadata } from "next";
import { Crumbs } from "@/components/ui/crumbs.tsx";
import { env } from "@/lib/core/env.ts";
import { loadPage } from "../../../../load-page.ts";
import { Shell } from "../../../shell.tsx";
import { WAYS } from "../ways.ts";
import { NewConnectionForm } from "./new-connection-form.tsx";

export const metadata: Metadata = { title: "Add a connection" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewConnectionPage({ searchParams }: Props) {
  const { way: asked } = await searchParams;
  const { person, access, repositories } = await loadPage(async () => null);
  const way = WAYS.find((each) => each.way === asked) ?? WAYS[1];
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <header className="page-head">
        <Crumbs
          items={[{ label: "Connections", href: "/settings/connections" }, { label: "Add a connection" }]}
        />
        <h1>{way.title}</h1>
        <p className="finding">{way.when}</p>
      </header>
      <NewConnectionForm way={way.way} home={env().APP_URL.replace(/\/+$/, "")} />
    </Shell>
  );
}
