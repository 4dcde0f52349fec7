import { z } from "zod";
import { architecture, byteCount, instant, sha256 } from "../values.ts";
import { programBase } from "./common.ts";
import { exitCodeRule } from "./exit-codes.ts";
import { productCode } from "./msi.ts";
import { packageFilePath } from "./paths.ts";

/** Two to eight parts with dots between (winget-cli, `manifest.installer` schema). */
export const wingetId = z
  .string()
  .max(128)
  .regex(/^[^.\s\\/:*?"<>|]{1,32}(?:\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/, "expected an identifier such as 7zip.7zip");

export const wingetScope = z.enum(["machine", "user"]);

/** Kinds of installer a device can do without winget what winget would do with them. */
export const wingetInstallerType = z.enum([
  "msi",
  "wix",
  "burn",
  "inno",
  "nullsoft",
  "exe",
  "msix",
  "appx",
  "portable",
]);

/** By what name a portable program is called in a command line; `.exe` is put behind it. */
export const commandAlias = z
  .string()
  .max(80)
  .regex(/^[^\\/:*?"<>|\p{Cc}]*[^\\/:*?"<>|\p{Cc}. ]$/u, "expected the name of a file, without a folder");

/** A file in an archive that counts: what is run, or what gets an alias. */
export const wingetNestedFile = z.object({
  path: packageFilePath,
  /** Of a portable program; null: the file's own name. */
  alias: commandAlias.nullable().default(null),
});

const fetchedFile = {
  url: z.url({ protocol: /^https?$/ }).max(2000),
  sha256,
  /** As the server has it, from where devices fetch it; null: it was not fetched yet. */
  sizeBytes: byteCount.nullable().default(null),
  /** What counts in a ZIP archive; empty: the file is the installer itself. */
  nestedFiles: z.array(wingetNestedFile).max(1024).default([]),
};

/** A framework that an MSIX package needs and is provisioned with. */
export const wingetDependency = z.object({
  ...fetchedFile,
  packageId: wingetId,
  version: z.string().min(1).max(128),
  type: z.enum(["msix", "appx"]),
});
export type WingetDependency = z.infer<typeof wingetDependency>;

/** How a portable program is known to the device, where nothing of it says so. */
export const portableFacts = z.object({
  displayName: z.string().min(1).max(256),
  publisher: z.string().max(256),
  displayVersion: z.string().min(1).max(128),
  /** What it is called where the installer is no archive; null: as the package. */
  command: commandAlias.nullable(),
  /** Its programs find each other by the search path: their folder is put there, and they get no links. */
  dependsOnPath: z.boolean(),
});

/** What an id, version and architecture came to when the server looked: the device installs exactly that. */
export const wingetPin = z.object({
  ...fetchedFile,
  version: z.string().min(1).max(128),
  architecture,
  /** Of an archive: of the file in it. */
  type: wingetInstallerType,
  /** Put behind the installer as the manifest, or winget's own defaults for the type, say. */
  arguments: z.string().max(3000),
  exitCodes: z.array(exitCodeRule).max(200),
  productCode: z.union([productCode, z.string().min(1).max(255)]).nullable(),
  /** Of portable programs only. */
  portable: portableFacts.nullable().default(null),
  /** Packages the manifest says must be there before, and that do not come with it. */
  requires: z.array(z.string().max(128)).max(100).default([]),
  /** Of MSIX packages only, each before what needs it. */
  dependencies: z.array(wingetDependency).max(20).default([]),
  /** Of the manifest as it was read. */
  manifestSha256: sha256,
  resolvedAt: instant,
});
export type WingetPin = z.infer<typeof wingetPin>;

/** Everything that is fetched for a pin: its installer, and what that needs. */
export const filesOfPin = (pin: WingetPin): readonly (WingetPin | WingetDependency)[] => [pin, ...pin.dependencies];

/** Installs a package of a WinGet source. The server resolves it beforehand, so that the device needs no winget. */
export const wingetStep = z.object({
  ...programBase,
  kind: z.literal("winget"),
  packageId: wingetId,
  /** Null: the newest when it is resolved. */
  version: z.string().min(1).max(128).nullable().default(null),
  scope: wingetScope.default("machine"),
  /** One for each architecture; none until it was resolved. */
  pins: z.array(wingetPin).max(3).default([]),
});
