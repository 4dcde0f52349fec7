/** What is released now, by publication: to all devices, to builds and to locations of their own. */
export interface ReleasedNow<Publication> {
  readonly all: Publication | null;
  readonly builds: ReadonlyMap<string, Publication>;
  readonly locations: ReadonlyMap<string, Publication>;
}

/** What a release is chosen by: the build that was chosen for the device, and where the device is. */
export interface DeviceToRelease {
  readonly buildId: string;
  /** Null: at none, or nobody knows. */
  readonly locationId: string | null;
}

/** A publication, and whose release it is. */
export interface Released<Publication> {
  readonly publication: Publication;
  readonly by: "build" | "location" | "all";
}

/**
 * The publication that a device gets (decision 0033): a build's release wins over that of the location, which wins over
 * what is released to all. Who pins a build means that build wherever it is deployed; who holds a location back, or lets it
 * try something first, means its devices and no others. A device has one build and is at one location at most, so there is
 * never more than one answer. Null: nothing was released to it.
 */
export const chooseRelease = <Publication>(
  now: ReleasedNow<Publication>,
  { buildId, locationId }: DeviceToRelease,
): Released<Publication> | null => {
  const ofBuild = now.builds.get(buildId);
  if (ofBuild !== undefined) return { publication: ofBuild, by: "build" };
  const ofLocation = locationId === null ? undefined : now.locations.get(locationId);
  if (ofLocation !== undefined) return { publication: ofLocation, by: "location" };
  return now.all === null ? null : { publication: now.all, by: "all" };
};
