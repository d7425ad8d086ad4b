import type { GithubState, Grant } from "../state.ts";

/** What the nodes of one answer share. `served` counts the items that came back. */
export type GraphqlContext = {
  readonly state: GithubState;
  readonly grant: Grant;
  readonly points: number;
  readonly nodeLimit: number;
  served: number;
  /** Faults: every list says that it goes on; every list says that it stands still. */
  readonly isEndless: boolean;
  readonly isStuck: boolean;
};

/** An object of the published schema as the simulator holds it: values, or functions of the field's arguments. */
export type Node = { readonly __typename: string } & Readonly<Record<string, unknown>>;
