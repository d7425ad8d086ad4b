/** What a repository is made of. Folders are paths without a slash at the end, empty for the root. */
export type ProductMap = {
  /** Folders of deployable units: from a catalogue, from owners, or top folders with a manifest of their own. */
  readonly services: readonly { readonly name: string; readonly folder: string }[];
  /** Parts that were named by hand; they win over folders. */
  readonly components: readonly { readonly name: string; readonly folder: string }[];
};

export type Place = { readonly service: string; readonly subsystem: string };

/** Stands for what belongs to no service, and for files that lie in no folder. */
const NONE = ".";

/**
 * The service that a path belongs to (the longest folder that holds it) and its subsystem: the component that was named for
 * it, else the first folder below the root of the service.
 */
export function subsystemOf({ services, components }: ProductMap, path: string): Place {
  const service = longest(services, path);
  const component = longest(components, path);
  const below = path.slice(service === null || service.folder === "" ? 0 : service.folder.length + 1);
  const slash = below.indexOf("/");
  return {
    service: service?.name ?? NONE,
    subsystem: component?.name ?? (slash === -1 ? NONE : below.slice(0, slash)),
  };
}

/** One name for a subsystem of a repository, as histories and units tell it. */
export const subsystemKey = ({ service, subsystem }: Place): string => `${service}/${subsystem}`;

function longest<F extends { readonly folder: string }>(folders: readonly F[], path: string): F | null {
  let best: F | null = null;
  for (const one of folders) {
    const holds = one.folder === "" || path.startsWith(`${one.folder}/`);
    if (holds && (best === null || one.folder.length > best.folder.length)) best = one;
  }
  return best;
}
