import { z } from "zod";
import { programBase } from "./common.ts";
import { exitCode } from "./exit-codes.ts";
import { packageFilePath, windowsFile } from "./paths.ts";

const exitCodeList = z.array(exitCode).max(100);

/** Runs a script with PowerShell: its text, or a file of the package. */
export const powershellStep = z
  .object({
    ...programBase,
    kind: z.literal("powershell"),
    /** Text of the script; empty where `file` names one. */
    script: z.string().max(200_000).default(""),
    file: packageFilePath.nullable().default(null),
    /** `5.1` is Windows PowerShell, which every Windows has; `7` must have been installed before. */
    edition: z.enum(["5.1", "7"]).default("5.1"),
    /** Given to the script one by one, as text, such as `-Server` and `vpn.contoso.com`. */
    parameters: z.array(z.string().max(2000)).max(100).default([]),
    /** A policy set by Group Policy goes before it. */
    executionPolicy: z.enum(["Bypass", "RemoteSigned", "AllSigned", "Unrestricted"]).default("Bypass"),
    /** Lists from before there was a table of exit codes; where present, no other code is a success. */
    successExitCodes: exitCodeList.min(1).exactOptional(),
    rebootExitCodes: exitCodeList.exactOptional(),
  })
  .refine((step) => (step.script === "") !== (step.file === null), {
    message: "expected either a script or a file of the package",
    path: ["script"],
  });

/** Runs one line with the command interpreter, as `cmd /d /s /c "…"`. */
export const cmdStep = z.object({
  ...programBase,
  kind: z.literal("cmd"),
  /** At most 8,191 characters are taken by cmd.exe; some are for the call. */
  command: z
    .string()
    .trim()
    .min(1)
    .max(8000)
    .regex(/^[^\r\n]*$/, "expected one line; put several into a .cmd file of the package"),
});

/** Starts a program with arguments, without an interpreter between. */
export const executeStep = z.object({
  ...programBase,
  kind: z.literal("execute"),
  /** A file of the package, or a path on the device. */
  program: z.union([packageFilePath, windowsFile]),
  arguments: z.array(z.string().max(4000)).max(200).default([]),
  /**
   * Put behind the arguments as it is, for programs that read their command line themselves: NSIS `/D=`, InstallShield
   * `/v"…"`.
   */
  rawArguments: z.string().max(4000).default(""),
});
