import type { BuildJoin, OrganisationalUnit, PublicationBody } from "@windlass/protocol";

/** How a build chooses where a computer account is made; null: it makes none, or it was made before. */
export const unitOfJoin = (join: BuildJoin): OrganisationalUnit | null =>
  join.kind === "domain" || join.kind === "connected-domain" ? join.organisationalUnit : null;

/** Whether the device belongs to a domain at the end, by whatever way. */
export const isDomainJoin = ({ kind }: BuildJoin): boolean => kind !== "none" && kind !== "workgroup";

/** What decides on it for one device. */
export interface UnitPlace {
  readonly locationId: string | null;
  readonly locations: PublicationBody["locations"];
}

/** Where the computer account is made, with why. Null: where the domain puts new computers. */
export const unitFor = (
  unit: OrganisationalUnit,
  { locationId, locations }: UnitPlace,
): { readonly path: string | null; readonly why: string } => {
  if (unit.kind === "default") return { path: null, why: "It goes where the domain puts new computers." };
  if (unit.kind === "fixed") return { path: unit.path, why: "The build names its organisational unit." };
  const place = unit.places.find((one) => one.locationId === locationId);
  const name = locations.find(({ id }) => id === locationId)?.name;
  const where = name === undefined ? "at no known location" : `at “${name}”`;
  if (place)
    return { path: place.path, why: `The build chooses the organisational unit by location: the device is ${where}.` };
  return {
    path: unit.otherwise,
    why: `The build chooses the organisational unit by location: the device is ${where}, which it names none for.`,
  };
};
