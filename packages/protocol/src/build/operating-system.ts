import { z } from "zod";
import { referenceTo } from "../references.ts";
import { architecture } from "../values.ts";

/** The key that Windows is given. */
export const buildProductKey = z.discriminatedUnion("kind", [
  /** What the image or the firmware has. */
  z.object({ kind: z.literal("none") }),
  /** The KMS client setup key that Microsoft publishes for the edition; activation is the KMS host's, or the directory's. */
  z.object({ kind: z.literal("generic") }),
  /** A key of one's own, a secret of the kind product key: installed by the agent, never written into a file. */
  z.object({ kind: z.literal("own"), secretId: referenceTo("secret") }),
]);
export type BuildProductKey = z.infer<typeof buildProductKey>;

/** A feature as DISM names it: `NetFx3`, `Microsoft-Hyper-V-All`. */
export const featureName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/, "expected a name as DISM writes it, such as NetFx3");

/** The display name of a provisioned app, without version: `Microsoft.BingNews`. */
export const provisionedAppName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,98}[A-Za-z0-9])?$/, "expected a display name such as Microsoft.BingNews");

const eachOnce = (names: readonly string[]): boolean =>
  new Set(names.map((name) => name.toLowerCase())).size === names.length;

const features = z.array(featureName).max(100).refine(eachOnce, "each once").default([]);

/** The Windows that devices of one architecture get. */
export const buildOperatingSystem = z.object({
  architecture,
  operatingSystemId: referenceTo("operating-system"),
  imageIndex: z.number().int().positive(),
  language: z.string().min(2).max(20),
  productKey: buildProductKey.default({ kind: "none" }),
  enabledFeatures: features,
  disabledFeatures: features,
  removedApps: z.array(provisionedAppName).max(200).refine(eachOnce, "each once").default([]),
});
export type BuildOperatingSystem = z.infer<typeof buildOperatingSystem>;

/** Windows as it is on its media. */
export const asOnMedia = {
  productKey: { kind: "none" },
  enabledFeatures: [],
  disabledFeatures: [],
  removedApps: [],
} satisfies Partial<BuildOperatingSystem>;
