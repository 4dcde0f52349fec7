import type { BuildDefinition, BuildOperatingSystem, WindowsImage } from "@windlass/protocol";
import { kmsClientKeyOf } from "./kms-client-keys.ts";
import { neededApps } from "./usual-contents.ts";

type Image = Pick<WindowsImage, "name" | "edition" | "build">;

/**
 * What contradicts itself in the Windows of one architecture, in sentences for people.
 *
 * @param image that it names; null: not known
 * @param ending of the build
 */
export const operatingSystemProblems = (
  { architecture, productKey, enabledFeatures, disabledFeatures }: BuildOperatingSystem,
  image: Image | null,
  ending: BuildDefinition["ending"],
): string[] => {
  const off = new Set(disabledFeatures.map((name) => name.toLowerCase()));
  const both = enabledFeatures.find((name) => off.has(name.toLowerCase()));
  // Microsoft Learn, "Create an Autopilot task sequence": Sysprep takes away a product key that was set before.
  const isTakenAway = productKey.kind === "own" && (ending.kind === "untouched" || ending.kind === "answered");
  const hasNoKey = productKey.kind === "generic" && image !== null && kmsClientKeyOf(image) === null;
  return [
    ...(both === undefined ? [] : [`For ${architecture} the feature ${both} is switched on and off: choose one.`]),
    ...(hasNoKey ? [`Microsoft publishes no generic key for ${image.name}: choose none, or one of your own.`] : []),
    ...(isTakenAway
      ? [
          `A key of one's own does not outlast the way back to the out-of-box experience (${architecture}): let Intune upgrade the edition, or choose the ready desktop.`,
        ]
      : []),
  ];
};

/** What can be meant, and often is not. */
export const operatingSystemWarnings = ({ removedApps }: Pick<BuildOperatingSystem, "removedApps">): string[] =>
  neededApps.flatMap(({ name, title }) =>
    removedApps.some((removed) => removed.toLowerCase() === name.toLowerCase()) ? [`${name}: ${title}.`] : [],
  );
