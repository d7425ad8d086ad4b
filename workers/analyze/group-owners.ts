import type { AtomGroup, OwnedGroup } from "@/lib/model/ledger.ts";
import type { OwnersVersion } from "@/lib/model/owner-rule.ts";
import { type OwnersEvent, ownersAt, ownersHistory } from "@/lib/normalized/codeowners/owners-history.ts";
import { ownerMatcher, serviceOf } from "@/lib/normalized/codeowners/owners-of.ts";

type ServiceOfPath = (path: string) => string | null;

/** Puts beside each group the service that owned its path when its change merged (`mergedAt`, seconds). */
export const groupOwners = (events: readonly OwnersEvent[], mergedAt: (change: string) => number) =>
  groupServices(ownersHistory(events), mergedAt);

/** The same by the versions of the owners file, oldest first. */
export function groupServices(versions: readonly OwnersVersion[], mergedAt: (change: string) => number) {
  const readers = new Map<OwnersVersion | null, ServiceOfPath>();
  return (groups: readonly AtomGroup[]): OwnedGroup[] =>
    groups.map((group) => {
      const version = ownersAt(versions, mergedAt(group.change));
      let read = readers.get(version);
      if (!read) {
        read = remembered(version);
        readers.set(version, read);
      }
      return { ...group, service: read(group.path) };
    });
}

function remembered(version: OwnersVersion | null): ServiceOfPath {
  if (version === null || version.rules.length === 0) return () => null;
  const matches = ownerMatcher(version.rules);
  const known = new Map<string, string | null>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const service = serviceOf(matches(path));
    known.set(path, service);
    return service;
  };
}
