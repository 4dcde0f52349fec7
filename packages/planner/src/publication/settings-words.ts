import { type PublishedBuild, settingsOfBuild } from "@windlass/protocol";

const names: ReadonlySet<string> = new Set(settingsOfBuild.keyof().options);

/** Of a build, what is told under other words by {@link settingsInWords}. */
export const withoutSettings = (build: object): object =>
  Object.fromEntries(Object.entries(build).filter(([name]) => !names.has(name)));

/** Settings as they hold for the build, whoever set them. */
export const settingsInWords = (build: PublishedBuild): Record<string, unknown> => ({
  "time zone": build.timeZone,
  "regional format": build.userLocale,
  "language for programs without Unicode": build.systemLocale,
  keyboards: build.inputLocales,
  "registered owner": build.registeredOwner,
  "registered organisation": build.registeredOrganisation,
});
