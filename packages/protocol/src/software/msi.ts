import { z } from "zod";
import { referenceTo } from "../references.ts";
import { programBase } from "./common.ts";
import { packageFilePath, windowsFile } from "./paths.ts";

/** `{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}` in upper case, as Windows Installer writes it. */
export const productCode = z
  .string()
  .toUpperCase()
  .regex(/^\{[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}\}$/, "expected a code with braces");

/** Public properties have no lower-case letters; others do not get through to the installation. */
const propertyName = z.string().regex(/^[A-Z_][A-Z0-9_.]{0,70}$/, "expected a public property such as INSTALLDIR");

export const msiProperty = z.union([
  z.object({ name: propertyName, value: z.string().max(2000) }).strict(),
  z.object({ name: propertyName, secretId: referenceTo("secret") }).strict(),
]);

/** Installs or removes a product with Windows Installer. */
export const msiStep = z
  .object({
    ...programBase,
    kind: z.literal("msi"),
    action: z.enum(["install", "uninstall"]).default("install"),
    /** A package among the files, or null. */
    file: packageFilePath.nullable().default(null),
    /** A package on the device or a share, or null. */
    path: windowsFile.nullable().default(null),
    /** For removal by code alone; for an installation what was read from the package. */
    productCode: productCode.nullable().default(null),
    properties: z.array(msiProperty).max(100).default([]),
    /** Files of the package; `:name` is one inside the MSI. */
    transforms: z
      .array(z.union([packageFilePath, z.string().regex(/^:[^;"]{1,60}$/)]))
      .max(50)
      .default([]),
    patches: z.array(packageFilePath).max(50).default([]),
    /** A full log beside the agent's own, kept with the deployment's. */
    log: z.boolean().default(true),
  })
  .refine(
    (step) => {
      const sources = [step.file, step.path].filter((source) => source !== null).length;
      return step.action === "install" ? sources === 1 : sources + (step.productCode === null ? 0 : 1) >= 1;
    },
    { message: "expected one package to install, or a package or code to remove", path: ["file"] },
  );
