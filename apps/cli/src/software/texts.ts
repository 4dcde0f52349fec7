import type { SoftwarePackageView, SoftwareProductView } from "@windlass/protocol";
import { readableSize } from "../sizes.ts";
import { printable } from "../terminal.ts";

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** One line for each version, below its product. */
export const productsText = (products: readonly SoftwareProductView[]): string => {
  if (products.length === 0) return "There is no software yet.\n";
  return products
    .flatMap(({ name, vendor, versions }) => [
      `${printable(name)}${vendor === "" ? "" : ` (${printable(vendor)})`}\n`,
      ...versions.map(({ version, builds, steps, files }) => {
        const users =
          builds.length === 0 ? "in no build" : `in ${builds.map((build) => printable(build.name)).join(", ")}`;
        return `  ${printable(version)}: ${counted(steps, "step")}, ${counted(files, "file")}, ${users}\n`;
      }),
    ])
    .join("");
};

/** A package for people: its steps in order, its files. */
export const packageText = ({ name, version, description, steps, files }: SoftwarePackageView): string =>
  [
    `${name} ${version}`,
    ...(description === "" ? [] : [description]),
    ...steps.map((step, index) => `  ${index + 1}. ${step.name} (${step.kind})`),
    ...files.map(({ path, sizeBytes }) => `  ${path}, ${readableSize(sizeBytes)}`),
  ]
    .map((line) => `${printable(line)}\n`)
    .join("");
