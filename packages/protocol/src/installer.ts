import { z } from "zod";
import { byteCount } from "./values.ts";

/** Processors that programs and packages are made for; `arm` and `ia64` are known so as to be refused by name. */
export const programArchitecture = z.enum(["x86", "x64", "arm64", "arm", "ia64"]);
export type ProgramArchitecture = z.infer<typeof programArchitecture>;

/** What `windlass inspect` prints of a Windows Installer package. Absent facts are null, never guessed. */
export const msiInspection = z.object({
  kind: z.literal("msi"),
  productName: z.string().nullable(),
  /** Upper case with braces; name of the product's Uninstall key. */
  productCode: z.string().nullable(),
  /** Windows Installer compares its first three numbers only. */
  productVersion: z.string().nullable(),
  /** Code of the product's family; optional in packages. */
  upgradeCode: z.string().nullable(),
  manufacturer: z.string().nullable(),
  /** Of the summary's template: names of files and folders mislead. */
  architecture: programArchitecture.nullable(),
  /** Windows language identifier of the template, such as 1033; 0 is neutral. */
  language: z.number().int().nullable(),
});
export type MsiInspection = z.infer<typeof msiInspection>;

/** What else a package tells that a deployment wants to know. */
export const msiFacts = msiInspection.extend({
  packageCode: z.string().nullable(),
  /** `machine` and `user` where the package leaves no choice. */
  installsFor: z.enum(["machine", "user", "either", "unknown"]),
  /** All languages of the template. */
  languages: z.array(z.number().int()),
  /** What the package was made with. */
  madeWith: z.string().nullable(),
});
export type MsiFacts = z.infer<typeof msiFacts>;

/** A patch or a transform, which change packages and are none. */
export const msiChangeInspection = z.object({
  kind: z.enum(["msi-patch", "msi-transform"]),
  title: z.string().nullable(),
  /** Product codes a patch is for; the product a transform turns one into has none to name. */
  targetProductCodes: z.array(z.string()),
  patchCode: z.string().nullable(),
});
export type MsiChangeInspection = z.infer<typeof msiChangeInspection>;

export const cabinetCompression = z.enum(["none", "mszip", "quantum", "lzx"]);

export const cabInspection = z.object({
  kind: z.literal("cab"),
  /** Bytes of the cabinet; what follows it in the file is not its own. */
  sizeBytes: byteCount,
  setId: z.number().int(),
  /** Position in a set of cabinets, from 1. */
  number: z.number().int(),
  /** Names of the neighbours where files go on from one cabinet to the next. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
  folders: z.array(z.object({ compression: cabinetCompression, blocks: z.number().int() })),
  files: z.array(
    z.object({
      path: z.string(),
      sizeBytes: byteCount,
      /** As stored: local time without a zone, or null where it is none. */
      modifiedAt: z.string().nullable(),
      /** Whether the file begins in the cabinet before or ends in the one after. */
      continued: z.enum(["no", "from-previous", "to-next", "through"]),
    }),
  ),
});
export type CabInspection = z.infer<typeof cabInspection>;

export const installerKind = z.enum([
  "inno",
  "nsis",
  "burn",
  "installshield",
  "squirrel",
  "velopack",
  "advanced-installer",
  "installaware",
  "7-zip-sfx",
  "iexpress",
  "msi-in-exe",
]);
export type InstallerKind = z.infer<typeof installerKind>;

/** How sure a proposal is: the maker of the installer documents it; it is usual, but the author decides; nobody knows. */
export const proposalCertainty = z.enum(["documented", "usual", "guess"]);

export const commandProposal = z.object({
  /** `%INSTALLER%` stands for the file itself. */
  commandLine: z.string(),
  certainty: proposalCertainty,
  note: z.string().nullable(),
});
export type CommandProposal = z.infer<typeof commandProposal>;

export const programInspection = z.object({
  kind: z.literal("program"),
  /** Of the file itself. Installers for x64 usually are x86 programs. */
  architecture: programArchitecture.nullable(),
  productName: z.string().nullable(),
  productVersion: z.string().nullable(),
  fileVersion: z.string().nullable(),
  companyName: z.string().nullable(),
  description: z.string().nullable(),
  /** Whether a signature is attached; that it holds is only known where it was verified. */
  signature: z.object({ present: z.boolean(), subject: z.string().nullable() }),
  /** Null: no installer this product knows. */
  installer: z
    .object({
      type: installerKind,
      /** Of the tool that made the installer, where readable. */
      toolVersion: z.string().nullable(),
      /** How it was recognised. */
      evidence: z.string(),
      silent: z.array(commandProposal),
      uninstall: z.array(commandProposal),
    })
    .nullable(),
});
export type ProgramInspection = z.infer<typeof programInspection>;

const text = z.string().nullable();

/** What SMBIOS tells of a device (DMTF DSP0134). Texts as stored, without blanks around them; null where there is none. */
export const smbiosInspection = z.object({
  kind: z.literal("smbios"),
  /** Null for a bare table, which does not say it. */
  version: text,
  structures: z.number().int(),
  bios: z.object({ vendor: text, version: text, releaseDate: text }).nullable(),
  system: z
    .object({
      manufacturer: text,
      productName: text,
      version: text,
      serialNumber: text,
      /** Lower case. Null where the firmware says that there is none. */
      uuid: text,
      sku: text,
      family: text,
    })
    .nullable(),
  board: z
    .object({ manufacturer: text, productName: text, version: text, serialNumber: text, assetTag: text })
    .nullable(),
  chassis: z
    .object({
      manufacturer: text,
      /** The type's number (1 to 36) and name. */
      type: z.number().int(),
      typeName: z.string(),
      serialNumber: text,
      assetTag: text,
      sku: text,
    })
    .nullable(),
  processors: z.array(
    z.object({ socket: text, manufacturer: text, version: text, cores: z.number().int().nullable() }),
  ),
  memory: z.object({
    /** What the board takes at most, in bytes. */
    maximumBytes: byteCount.nullable(),
    slots: z.number().int(),
    modules: z.array(
      z.object({ locator: text, sizeBytes: byteCount, manufacturer: text, partNumber: text, serialNumber: text }),
    ),
  }),
  tpm: z.object({ vendor: z.string(), version: z.string() }).nullable(),
  oemStrings: z.array(z.string()),
});
export type SmbiosInspection = z.infer<typeof smbiosInspection>;
