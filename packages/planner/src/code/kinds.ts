import {
  buildDefinition,
  byteCount,
  deviceModelDefinition,
  diskTemplateDefinition,
  displayName,
  locationDefinition,
  type PackageFile,
  packageDetails,
  packageFile,
  secretDefinition,
  secretKind,
  securityModelDefinition,
  settingsDefinition,
  sha256,
  softwarePackageCreate,
  softwareProductDefinition,
  vendorDefinition,
} from "@windlass/protocol";
import { z } from "zod";
import type { Fields } from "./schema-walk.ts";

/** What a folder of configuration as code holds, each before what may name it. */
export const codeKinds = [
  "settings",
  "vendor",
  "device-model",
  "location",
  "disk-template",
  "secret",
  "security-model",
  "operating-system",
  "software-product",
  "software-package",
  "build",
] as const;
export type CodeKind = (typeof codeKinds)[number];

export interface KindOfObject {
  readonly words: string;
  /** Folder of its files, one each; null: there is one, in the file `settings.yaml`. */
  readonly folder: string | null;
  readonly schema: z.ZodType<Fields>;
  /** Whether one may belong to all organisations. */
  readonly mayBeShared: boolean;
  /** Null: a folder holds all of it. Otherwise how the rest is brought to a server that has it not. */
  readonly broughtBy: string | null;
  /** Fields that say what it is, and cannot be changed. */
  readonly facts: readonly string[];
}

const whole = { broughtBy: null, facts: [] };

const { name, version, steps } = softwarePackageCreate.shape;

/** Name and version first, as people look for them, and the files, which lie beside. */
const softwarePackage = z.object({
  name,
  version,
  ...packageDetails.shape,
  steps: steps.default([]),
  files: z.array(packageFile).max(10_000).default([]),
});

/** An image file by what is in it; its name is what builds say. */
const operatingSystem = z.object({
  name: displayName,
  release: z.string().max(200).nullable().default(null),
  sha256,
  sizeBytes: byteCount,
});

/** A secret without its value, which is in no file. */
const { name: secretName, ...secretRest } = secretDefinition.shape;
const secret = z.object({ name: secretName, kind: secretKind, ...secretRest });

export const kindsOfObjects: Readonly<Record<CodeKind, KindOfObject>> = {
  settings: { words: "settings", folder: null, schema: settingsDefinition, mayBeShared: true, ...whole },
  vendor: {
    words: "vendor",
    folder: "vendors",
    schema: vendorDefinition.omit({ kind: true }),
    mayBeShared: true,
    ...whole,
  },
  "device-model": {
    words: "device model",
    folder: "device-models",
    schema: deviceModelDefinition.omit({ kind: true }),
    mayBeShared: true,
    ...whole,
  },
  location: {
    words: "location",
    folder: "locations",
    schema: locationDefinition.omit({ kind: true }),
    mayBeShared: true,
    ...whole,
  },
  "disk-template": {
    words: "disk partition template",
    folder: "disk-templates",
    schema: diskTemplateDefinition.omit({ kind: true }),
    mayBeShared: true,
    ...whole,
  },
  secret: {
    words: "secret",
    folder: "secrets",
    schema: secret,
    mayBeShared: true,
    broughtBy: "make it with “windlass secrets create” or in the console, where its value is entered",
    facts: ["kind"],
  },
  "security-model": {
    words: "local security model",
    folder: "security-models",
    schema: securityModelDefinition.omit({ kind: true }),
    mayBeShared: true,
    ...whole,
  },
  "operating-system": {
    words: "operating system",
    folder: "operating-systems",
    schema: operatingSystem,
    mayBeShared: false,
    broughtBy: "bring the same media with “windlass os import”",
    facts: ["release", "sizeBytes"],
  },
  "software-product": {
    words: "software product",
    folder: "software-products",
    schema: softwareProductDefinition,
    mayBeShared: false,
    ...whole,
  },
  "software-package": {
    words: "software package",
    folder: "software-packages",
    schema: softwarePackage,
    mayBeShared: false,
    ...whole,
  },
  build: { words: "build", folder: "builds", schema: buildDefinition, mayBeShared: false, ...whole },
};

/** An object as a server has it. */
export interface ServerObject {
  readonly kind: CodeKind;
  readonly id: string;
  readonly revision: number;
  /** It belongs to all organisations. */
  readonly isShared: boolean;
  /** As the schema of its kind reads it. */
  readonly definition: Fields;
  /** What names it, as far as the server tells. */
  readonly usedBy: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
}

const byPath = (one: PackageFile, other: PackageFile): number => (one.path < other.path ? -1 : 1);

/** A definition as it is compared and written: the order of a package's files says nothing. */
export const settled = (kind: CodeKind, definition: Fields): Fields =>
  kind === "software-package"
    ? { ...definition, files: z.array(packageFile).parse(definition.files).toSorted(byPath) }
    : definition;

const folded = (text: unknown): string => String(text).toLowerCase();

/** What people call an object: packages by name and version. */
export const titleOf = (kind: CodeKind, fields: Fields): string => {
  if (kind === "settings") return "settings";
  return kind === "software-package" ? `${fields.name} ${fields.version}` : String(fields.name);
};

/**
 * What tells objects apart, the same for the object and for its document: the name in any case of letters, of packages
 * with the version, of device models with the vendor; an operating system is its content.
 */
export const keyOf = (kind: CodeKind, isShared: boolean, document: Fields): string => {
  const own =
    kind === "operating-system"
      ? [document.sha256]
      : [
          folded(document.name),
          kind === "software-package" ? document.version : folded(JSON.stringify(document.vendor)),
        ];
  return JSON.stringify([kind, isShared, ...(kind === "settings" ? [] : own)]);
};
