import type { CatalogueEntry, CataloguePack, PublicationChange } from "@windlass/protocol";
import { fieldDifferences } from "./field-differences.ts";

/** What a driver catalogue says, without the facts of its drivers. */
interface Contents {
  readonly packs: readonly CataloguePack[];
  readonly drivers: readonly CatalogueEntry[];
}

type Field = PublicationChange["fields"][number];

/** Names that a person reads before "and 1,234 others" says enough. */
const mostNamed = 3;

const withoutPack = "Drivers without a pack";

const named = (drivers: readonly CatalogueEntry[]): string => {
  const names = [...new Set(drivers.map(({ inf }) => inf))].slice(0, mostNamed);
  const more = drivers.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} others` : names.join(", ");
};

const counted = (drivers: readonly CatalogueEntry[], what: string): string =>
  drivers.length === 1 ? `1 driver ${what}` : `${drivers.length} drivers ${what}`;

/** Drivers by pack; those that stand for themselves under the empty name. */
const byPack = ({ drivers }: Contents): Map<string, Map<string, CatalogueEntry>> => {
  const packs = new Map<string, Map<string, CatalogueEntry>>();
  for (const driver of drivers)
    for (const pack of driver.packIds.length > 0 ? driver.packIds : [""]) {
      const members = packs.get(pack) ?? new Map<string, CatalogueEntry>();
      packs.set(pack, members.set(driver.id, driver));
    }
  return packs;
};

/** Which packs a driver came in is told with the packs. */
const settings = ({ packIds: _, archive, ...rest }: CatalogueEntry): object => ({ ...rest, archive: archive.sha256 });

const isOther = (before: CatalogueEntry, after: CatalogueEntry): boolean =>
  fieldDifferences(settings(before), settings(after)).length > 0;

const membersChanged = (
  before: ReadonlyMap<string, CatalogueEntry>,
  after: ReadonlyMap<string, CatalogueEntry>,
): Field[] => {
  const added = [...after.values()].filter(({ id }) => !before.has(id));
  const removed = [...before.values()].filter(({ id }) => !after.has(id));
  const changed = [...after.values()].filter((driver) => {
    const old = before.get(driver.id);
    return old !== undefined && isOther(old, driver);
  });
  return [
    ...(added.length > 0 ? [{ field: counted(added, "added"), before: null, after: named(added) }] : []),
    ...(removed.length > 0 ? [{ field: counted(removed, "removed"), before: named(removed), after: null }] : []),
    ...(changed.length > 0 ? [{ field: counted(changed, "changed"), before: null, after: named(changed) }] : []),
  ];
};

const nothing: ReadonlyMap<string, CatalogueEntry> = new Map();

/**
 * What differs between the drivers of two publications, by pack: how many were added, removed and changed, with the first
 * names, and what became of the pack itself.
 */
export const diffDrivers = (previous: Contents, next: Contents, organisationId: string): PublicationChange[] => {
  const [before, after] = [byPack(previous), byPack(next)];
  const [oldPacks, newPacks] = [previous, next].map(({ packs }) => new Map(packs.map((pack) => [pack.id, pack])));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): PublicationChange[] => {
    const [oldPack, newPack] = [oldPacks?.get(id), newPacks?.get(id)];
    const fields = [
      ...(oldPack && newPack ? fieldDifferences(oldPack, newPack) : []),
      ...membersChanged(before.get(id) ?? nothing, after.get(id) ?? nothing),
    ];
    if (fields.length === 0) return [];
    const kind = !before.has(id) ? "added" : after.has(id) ? "changed" : "removed";
    const name = (newPack ?? oldPack)?.name ?? withoutPack;
    return [{ kind, objectKind: "driver-pack", objectId: id || organisationId, name, fields }];
  });
};
