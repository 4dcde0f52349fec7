import { z } from "zod";

/** Absent, null and empty are one in manifests. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.nullish());
const text = optional(z.string().max(3000));
/** Texts, as everything is read: 1.10 is a version and no number, and neither is a hash of digits. */
const integer = z.coerce.number().int();
const yesOrNo = z.enum(["true", "false"]).transform((value) => value === "true");

const switches = z.object({ Silent: text, SilentWithProgress: text, Custom: text });

const texts = optional(z.array(z.string().max(512)).max(1024));

const dependencies = z.object({
  WindowsFeatures: texts,
  WindowsLibraries: texts,
  PackageDependencies: optional(
    z.array(z.object({ PackageIdentifier: z.string().max(128), MinimumVersion: text })).max(100),
  ),
  ExternalDependencies: texts,
});
export type ManifestDependencies = z.infer<typeof dependencies>;

/** What may stand at the root, for all installers, and at each installer ("manifest.installer" schema, 1.0 to 1.28). */
const installerFields = {
  InstallerType: text,
  NestedInstallerType: text,
  NestedInstallerFiles: optional(
    z.array(z.object({ RelativeFilePath: z.string().max(512), PortableCommandAlias: text })).max(1024),
  ),
  ArchiveBinariesDependOnPath: optional(yesOrNo),
  Commands: texts,
  AppsAndFeaturesEntries: optional(
    z.array(z.object({ DisplayName: text, Publisher: text, DisplayVersion: text })).max(128),
  ),
  Scope: text,
  InstallerSwitches: optional(switches),
  InstallerSuccessCodes: optional(z.array(integer).max(100)),
  ExpectedReturnCodes: optional(
    z.array(z.object({ InstallerReturnCode: integer, ReturnResponse: z.string() })).max(200),
  ),
  ProductCode: text,
  ElevationRequirement: text,
  Authentication: optional(z.object({ AuthenticationType: text })),
  Dependencies: optional(dependencies),
};

export const wingetInstaller = z.object({
  ...installerFields,
  Architecture: z.string(),
  InstallerUrl: z.string().max(2000),
  InstallerSha256: z.string().regex(/^[0-9A-Fa-f]{64}$/),
});
export type WingetInstaller = z.infer<typeof wingetInstaller>;

/** The installer part of a version, or all of it in one file (`singleton`, `merged`). */
export const wingetManifest = z.object({
  ...installerFields,
  PackageIdentifier: z.string(),
  PackageVersion: z.string(),
  PackageName: text,
  Publisher: text,
  Installers: z.array(wingetInstaller).min(1).max(200),
});
export type WingetManifest = z.infer<typeof wingetManifest>;

export const wingetNames = z.object({ PackageName: text, Publisher: text });

/** Keys of switches are inherited one by one; everything else as a whole (winget-cli, `ManifestYamlPopulator.cpp`). */
export const inherited = (root: WingetManifest, installer: WingetInstaller): WingetInstaller => ({
  ...installer,
  InstallerType: installer.InstallerType ?? root.InstallerType,
  NestedInstallerType: installer.NestedInstallerType ?? root.NestedInstallerType,
  NestedInstallerFiles: installer.NestedInstallerFiles ?? root.NestedInstallerFiles,
  ArchiveBinariesDependOnPath: installer.ArchiveBinariesDependOnPath ?? root.ArchiveBinariesDependOnPath,
  Commands: installer.Commands ?? root.Commands,
  AppsAndFeaturesEntries: installer.AppsAndFeaturesEntries ?? root.AppsAndFeaturesEntries,
  Scope: installer.Scope ?? root.Scope,
  InstallerSwitches: { ...withoutAbsent(root.InstallerSwitches), ...withoutAbsent(installer.InstallerSwitches) },
  InstallerSuccessCodes: installer.InstallerSuccessCodes ?? root.InstallerSuccessCodes,
  ExpectedReturnCodes: installer.ExpectedReturnCodes ?? root.ExpectedReturnCodes,
  ProductCode: installer.ProductCode ?? root.ProductCode,
  ElevationRequirement: installer.ElevationRequirement ?? root.ElevationRequirement,
  Authentication: installer.Authentication ?? root.Authentication,
  Dependencies: installer.Dependencies ?? root.Dependencies,
});

const withoutAbsent = (values: z.infer<typeof switches> | null | undefined): z.infer<typeof switches> =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== null && value !== undefined));
