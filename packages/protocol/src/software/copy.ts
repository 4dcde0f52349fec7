import { z } from "zod";
import { stepBase } from "./common.ts";
import { packageFilePath, windowsPath } from "./paths.ts";

/** Who may do what with what was copied. Given as icacls takes it. */
export const accessRule = z.object({
  /** A name such as `BUILTIN\Users`, or a security identifier such as `S-1-5-32-545`. */
  identity: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^"/:;|<>?*]+$/, "expected an account, a group or a SID"),
  rights: z.enum(["read", "modify", "full"]),
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
  /** Null: as the folder above has it. Otherwise only these rules hold for what was copied. */
  access: z.array(accessRule).min(1).max(50).nullable().default(null),
});
