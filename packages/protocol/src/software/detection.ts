import { z } from "zod";
import { productCode } from "./msi.ts";
import { windowsFile } from "./paths.ts";
import { registryKey, registryRoot, registryValueName, registryView } from "./registry.ts";

const dottedVersion = z.string().regex(/^\d{1,10}(\.\d{1,10}){0,3}$/, "expected numbers with dots, such as 3.2.1");

/** How it is seen that a package is installed already. */
export const detectionRule = z.discriminatedUnion("kind", [
  /** The product's Uninstall key is there, in this version or a newer one where one is named. */
  z.object({ kind: z.literal("msi-product"), productCode, minimumVersion: dottedVersion.nullable().default(null) }),
  z.object({
    kind: z.literal("file-version"),
    path: windowsFile,
    minimumVersion: dottedVersion.nullable().default(null),
  }),
  z.object({
    kind: z.literal("registry-value"),
    root: registryRoot,
    key: registryKey,
    name: registryValueName,
    view: registryView.default("64-bit"),
    operator: z.enum(["exists", "equals", "at-least"]).default("exists"),
    value: z.string().max(2000).default(""),
  }),
  /** Installed where it ends with 0 and writes something. */
  z.object({ kind: z.literal("script"), script: z.string().min(1).max(50_000) }),
]);
export type DetectionRule = z.infer<typeof detectionRule>;
