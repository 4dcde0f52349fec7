import { z } from "zod";
import { referenceTo } from "../references.ts";
import { identifier } from "../values.ts";

/** Whether devices get a package: all of them, or as whoever lets a device in decides, from what is suggested. */
export const packagePresence = z.enum(["required", "preselected", "not-preselected"]);
export type PackagePresence = z.infer<typeof packagePresence>;

/**
 * When a package is installed: before anybody signs in, or while the temporary administrator of the deployment is signed
 * in, which only some endings have. Nothing of the platform is left on a device when the person comes who uses it.
 */
export const packagePhase = z.enum(["before-sign-in", "signed-in"]);
export type PackagePhase = z.infer<typeof packagePhase>;

const parameter = {
  /** A variable of the environment of the package's steps, or a property that they give to Windows Installer. */
  of: z.enum(["variable", "property"]),
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.]{0,70}$/, "expected the name of a variable or property"),
};

/** Another value of a parameter of the package, in all of its steps that have it: text, or a secret by reference. */
export const packageOverride = z.union([
  z.object({ ...parameter, value: z.string().max(4000) }).strict(),
  z.object({ ...parameter, secretId: referenceTo("secret") }).strict(),
]);
export type PackageOverride = z.infer<typeof packageOverride>;

/** How a build has one of the packages that it lists, as far as that is not as usual. */
export const packageOptions = z.object({
  packageId: referenceTo("software-package"),
  presence: packagePresence.default("required"),
  phase: packagePhase.default("before-sign-in"),
  overrides: z.array(packageOverride).max(100).default([]),
});
export type PackageOptions = z.infer<typeof packageOptions>;

/** Of the packages of a build; those that it has as usual are left out. */
export const buildPackageOptions = z
  .array(packageOptions)
  .max(200)
  .refine((list) => new Set(list.map(({ packageId }) => packageId)).size === list.length, "each package once");

/** A decision about one of a build's optional packages. */
export const packageChoice = z.object({ packageId: identifier, install: z.boolean() });
export type PackageChoice = z.infer<typeof packageChoice>;

const titled = { id: identifier, name: z.string(), version: z.string() };

/** A package that whoever approves a device may choose. */
export const optionalPackage = z.object({
  ...titled,
  preselected: z.boolean(),
  /** Packages of the build that need it: chosen, or not optional, they bring it whatever is decided. */
  neededBy: z.array(z.object({ ...titled, optional: z.boolean() })),
});
export type OptionalPackage = z.infer<typeof optionalPackage>;
