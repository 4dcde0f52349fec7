import { WindlassError } from "@windlass/protocol";
import type { ImageContents } from "../platform/windows-settings.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

type ServiceStep = StepOf<"service-image">;

const has = (names: readonly string[], wanted: string): boolean =>
  names.some((name) => name.toLowerCase() === wanted.toLowerCase());

/** What the image tells otherwise than it was changed; null: nothing. */
const differenceOf = (step: ServiceStep, found: ImageContents): string | null => {
  const off = step.enabledFeatures.find((name) => !has(found.enabledFeatures, name));
  if (off !== undefined) return `the feature ${off} is not switched on`;
  const on = step.disabledFeatures.find((name) => has(found.enabledFeatures, name));
  if (on !== undefined) return `the feature ${on} is not switched off`;
  const left = step.removedApps.find((name) => has(found.apps, name));
  return left === undefined ? null : `the app ${left} is still provisioned`;
};

/** Switches features and removes provisioned apps of the applied image, and reads back what it has. */
export const serviceImage = async (step: ServiceStep, context: StepContext): Promise<StepResult> => {
  const { windowsSettings } = context.deployment.runtime.platform;
  const before = await windowsSettings.readImageContents();
  const { enabledFeatures, disabledFeatures, removedApps } = step;
  for (const name of removedApps)
    if (!has(before.apps, name)) context.log("information", `The app ${name} is not in the image.`);
  const refused = await windowsSettings.serviceImage({ enabledFeatures, disabledFeatures, removedApps });
  const what = refused ?? differenceOf(step, await windowsSettings.readImageContents());
  if (what !== null) throw new WindlassError("device.image-not-serviced", { parameters: { what } });
  const lines = [
    ...enabledFeatures.map((name) => `switched on ${name}`),
    ...disabledFeatures.map((name) => `switched off ${name}`),
    ...removedApps.filter((name) => has(before.apps, name)).map((name) => `removed ${name}`),
  ];
  if (lines.length > 0) context.log("information", `Verified in the image: ${lines.join(", ")}.`);
  return succeeded;
};
