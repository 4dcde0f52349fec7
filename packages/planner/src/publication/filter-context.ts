import type { Filter, PublicationBody, PublishedBuild } from "@windlass/protocol";
import { unitOfJoin } from "../endings/organisational-unit.ts";
import { askedFields } from "../filters/asked-fields.ts";
import type { DevicePlace } from "../filters/device-facts.ts";
import type { JudgeOptions } from "../filters/judge.ts";
import { locationOfAddress } from "../locations/location-of-address.ts";
import { vendorNormaliser } from "../vendors/vendor-normaliser.ts";

/**
 * Every filter that is judged on a device: of packages, of their steps, and of the steps that remove others. Whatever a publication comes to hold with a
 * filter of its own belongs in here, or its filters are judged without vendors' names and locations.
 */
const filtersOf = ({ packages, removals }: Pick<PublicationBody, "packages" | "removals">): (Filter | null)[] => [
  ...packages.map(({ filter }) => filter),
  ...[...packages, ...removals].flatMap(({ steps }) => steps.map(({ when }) => when)),
];

const asksForLocation = ({ join }: Pick<PublishedBuild, "join">): boolean => unitOfJoin(join)?.kind === "by-location";

/**
 * Vendors and locations, as far as some filter of the publication asks for them.
 *
 * @param ofDrivers filters of its drivers and their packs, which lie in the driver catalogue
 * @param builds that may choose something by the device's location
 */
export const filterContextOf = <Part extends Pick<PublicationBody, "packages" | "removals" | "vendors" | "locations">>(
  publication: Part,
  ofDrivers: readonly (Filter | null)[] = [],
  builds: readonly Pick<PublishedBuild, "join">[] = [],
): Pick<Part, "vendors" | "locations"> => {
  const asked = askedFields([...filtersOf(publication), ...ofDrivers]);
  return {
    vendors: asked.has("vendor") ? publication.vendors : [],
    locations: asked.has("location") || builds.some(asksForLocation) ? publication.locations : [],
  };
};

/** How a publication's filters are judged: by the names it gives to vendors, as the console judges them. */
export const judgingOf = ({ vendors }: Pick<PublicationBody, "vendors">): JudgeOptions => ({
  normaliseVendor: vendorNormaliser(vendors),
});

/** Where a device is, by the address it asked from; null: not known. */
export const placeOf = (
  { organisationId, locations }: Pick<PublicationBody, "organisationId" | "locations">,
  address: string | null,
): DevicePlace => ({ organisationId, locationId: locationOfAddress(locations, address)?.id ?? null });
