import { z } from "zod";
import { architecture, byteCount, instant, sha256 } from "../values.ts";
import { programBase } from "./common.ts";
import { exitCodeRule } from "./exit-codes.ts";
import { productCode } from "./msi.ts";

/** Two to eight parts with dots between (winget-cli, `manifest.installer` schema). */
export const wingetId = z
  .string()
  .max(128)
  .regex(/^[^.\s\\/:*?"<>|]{1,32}(?:\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/, "expected an identifier such as 7zip.7zip");

export const wingetScope = z.enum(["machine", "user"]);

/** Kinds of installer a device can run without winget. */
export const wingetInstallerType = z.enum(["msi", "wix", "burn", "inno", "nullsoft", "exe"]);

/** What an id, version and architecture came to when the server looked: the device installs exactly that. */
export const wingetPin = z.object({
  version: z.string().min(1).max(128),
  architecture,
  type: wingetInstallerType,
  url: z.url({ protocol: /^https?$/ }).max(2000),
  sha256,
  /** As the server has it, from where devices fetch it; null: it was not fetched yet. */
  sizeBytes: byteCount.nullable().default(null),
  /** Put behind the installer as the manifest, or winget's own defaults for the type, say. */
  arguments: z.string().max(3000),
  exitCodes: z.array(exitCodeRule).max(200),
  productCode: z.union([productCode, z.string().min(1).max(255)]).nullable(),
  /** Of the manifest as it was read. */
  manifestSha256: sha256,
  resolvedAt: instant,
});
export type WingetPin = z.infer<typeof wingetPin>;

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
