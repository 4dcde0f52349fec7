import { z } from "zod";
import { inventory } from "../agent/inventory.ts";
import { optionalPackage } from "../build/package-options.ts";
import { toldError } from "../errors/windlass-error.ts";
import { plan, planChoices } from "../plan.ts";
import { previewedChecks } from "../quality-check-result.ts";
import { byteCount, contentReference, identifier, instant } from "../values.ts";
import { publicationProblem } from "./publications.ts";

/** The device that a plan is asked for: one that is known, or one that somebody describes. */
export const previewedDevice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("known"), deviceId: identifier }),
  z.object({
    kind: z.literal("told"),
    inventory,
    /** Where it would ask from: filters may ask for the location. */
    address: z.union([z.ipv4(), z.ipv6()]).nullable().default(null),
  }),
]);

export const planPreviewRequest = z.object({
  organisationId: identifier,
  buildId: identifier,
  device: previewedDevice,
  /** What devices get now, what they would get once the definitions are published, or a publication by its number. */
  publication: z.union([z.literal("current"), z.literal("draft"), z.number().int().positive()]).default("current"),
  choices: planChoices.prefault({ diskNumber: null }),
});
/** The optional packages of a build as a device would get it now. */
export const optionalPackagesQuery = z.object({
  organisationId: identifier,
  buildId: identifier,
  /** A known device: where it is may decide which publication it gets. */
  deviceId: identifier.optional(),
});

export type PlanPreviewRequest = z.infer<typeof planPreviewRequest>;

/** One piece of content that the device fetches, and what for. */
export const plannedDownload = z.object({
  kind: z.enum(["publication", "driver-catalogue", "image", "driver", "package", "installer"]),
  name: z.string(),
  content: contentReference,
});
export type PlannedDownload = z.infer<typeof plannedDownload>;

/** How long a deployment takes, by what the same steps took before. */
export const durationEstimate = z.object({
  /** Half of the deployments would take longer. */
  usualSeconds: z.number().nonnegative(),
  /** One of ten would take longer. */
  slowSeconds: z.number().nonnegative(),
  /** Deployments whose steps it is drawn from. */
  deployments: z.number().int().positive(),
  /** Titles of steps of which nothing like them ever ran: they come on top. */
  unknown: z.array(z.string()),
});
export type DurationEstimate = z.infer<typeof durationEstimate>;

/** One step of a plan that another plan has otherwise, or has not. */
export const planDifference = z.object({
  kind: z.enum(["added", "changed", "removed", "moved"]),
  title: z.string(),
  /** What of the step is another, with values as short text. */
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type PlanDifference = z.infer<typeof planDifference>;

/** The name that a device would get, as far as that can be known. */
export const previewedName = z.object({
  /** Null: it has to be entered, and there is nothing to suggest. */
  name: z.string().nullable(),
  reason: z.string(),
  /** What approving the device may still change, as a sentence; null: nothing. */
  open: z.string().nullable(),
});
export type PreviewedName = z.infer<typeof previewedName>;

export const planPreview = z.object({
  /** Null: the draft. */
  publicationNumber: z.number().int().positive().nullable(),
  /** The plan, or what would stop the device before anything is written to its disk. */
  outcome: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("planned"), plan }),
    z.object({ kind: z.literal("refused"), error: toldError }),
  ]),
  /** Null: the device would be refused. */
  computerName: previewedName.nullable(),
  /** Null: the device would be refused. */
  checks: previewedChecks.nullable(),
  /** Packages of the build that can be chosen or left out. */
  optionalPackages: z.array(optionalPackage),
  /** Each content once, in the order in which it is fetched. */
  downloads: z.array(plannedDownload),
  downloadBytes: byteCount,
  /** Null: nothing was deployed yet that it could be drawn from, or there is no plan. */
  estimate: durationEstimate.nullable(),
  /** Against the plan of the device's newest deployment that has one; null: there is none, or the device is told. */
  lastDeployment: z
    .object({ id: identifier, startedAt: instant, build: z.string(), differences: z.array(planDifference) })
    .nullable(),
  /** Of a draft: what stands in the way of publishing this build. */
  problems: z.array(publicationProblem),
});
export type PlanPreview = z.infer<typeof planPreview>;
