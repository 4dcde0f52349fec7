import { posix } from "node:path";
import type { PackageFile, SoftwareStep } from "@windlass/protocol";
import { placeFile } from "../../content/place-file.ts";
import { type StepContext, type StepEnd, succeeded } from "../step.ts";
import type { FetchedFile } from "./package-files.ts";

/** Where a file of a copied folder goes: below the destination, with its path inside that folder. */
const targetOf = (source: string, file: PackageFile, destination: string): string => {
  const inside = file.path === source ? posix.basename(file.path) : posix.relative(source, file.path);
  return `${destination.replace(/\\$/, "")}\\${inside.replaceAll("/", "\\")}`;
};

/** Copies files of the package onto the device. */
export const copyFiles = async (
  { source, destination, overwrite, access }: Extract<SoftwareStep, { kind: "copy" }>,
  context: StepContext,
  files: readonly FetchedFile[],
): Promise<StepEnd> => {
  const { runtime, signal } = context.deployment;
  for (const { file, bytes } of files) {
    const target = targetOf(source.replace(/\/$/, ""), file, destination);
    const path = await runtime.platform.pathOf(target);
    const written = await placeFile(bytes, path, file, overwrite, signal);
    context.log("information", written ? `Wrote ${target}` : `Kept ${target}, which was there`);
    if (access && written) context.log("information", await runtime.platform.restrictAccess(path, access));
  }
  return succeeded;
};
