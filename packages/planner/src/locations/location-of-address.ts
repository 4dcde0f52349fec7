import { type Place, placeOfAddress } from "./subnet.ts";

/** A location of an organisation, or one that all organisations share. */
export interface OwnedPlace extends Place {
  readonly isShared: boolean;
}

/**
 * The location in whose network an address is: the organisation's own before what all share, however small the shared
 * network is. Null where none has it, and where the address is not known.
 */
export const locationOfAddress = <Somewhere extends OwnedPlace>(
  locations: readonly Somewhere[],
  address: string | null,
): Somewhere | null => {
  if (address === null) return null;
  const own = locations.filter(({ isShared }) => !isShared);
  return placeOfAddress(own, address) ?? placeOfAddress(locations, address);
};
