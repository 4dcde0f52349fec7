import { z } from "zod";
import { contentReference, identifier } from "./values.ts";

const stepBase = {
  id: identifier,
  name: z.string().trim().min(1).max(120),
  continueOnError: z.boolean().default(false),
};

/** Relative path inside a package's files: forward slashes, no drive, no `..`. */
export const packageFilePath = z
  .string()
  .min(1)
  .max(240)
  .regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\:*?"<>|]+$/, "expected a relative path with forward slashes");

/** Absolute path on the deployed Windows: drive letter and backslashes. */
export const windowsPath = z
  .string()
  .max(240)
  .regex(
    /^[A-Za-z]:\\(?!.*(?:^|\\)\.{1,2}(?:\\|$))[^/:*?"<>|]*$/,
    "expected an absolute Windows path such as C:\\Tools",
  );

/** Runs a script with Windows PowerShell 5.1 as SYSTEM. */
export const powershellStep = z.object({
  ...stepBase,
  kind: z.literal("powershell"),
  script: z.string().min(1).max(200_000),
  timeoutSeconds: z.number().int().min(1).max(86_400).default(1800),
  successExitCodes: z.array(z.number().int()).min(1).default([0]),
  rebootExitCodes: z.array(z.number().int()).default([3010]),
});

/** Copies one file of the package, or a folder of them, onto the device. */
export const copyStep = z.object({
  ...stepBase,
  kind: z.literal("copy"),
  /** A file of the package, or a folder prefix of several. */
  source: packageFilePath,
  /** Target folder; made when missing. */
  destination: windowsPath,
  overwrite: z.boolean().default(true),
});

export const softwareStep = z.discriminatedUnion("kind", [powershellStep, copyStep]);
export type SoftwareStep = z.infer<typeof softwareStep>;

export const packageFile = contentReference.extend({ path: packageFilePath });
export type PackageFile = z.infer<typeof packageFile>;
