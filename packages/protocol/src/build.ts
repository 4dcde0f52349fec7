import { z } from "zod";
import { architecture, displayName, identifier } from "./values.ts";

/**
 * A group tag as Intune takes it. Microsoft documents no maximum; 128 is the limit other tools keep, and quotes or
 * brackets could not be written into a membership rule, where a backtick escapes the quotation mark after it.
 */
export const groupTag = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[^"“”`[\]]+$/u, "quotation marks, backticks and square brackets cannot be part of a group tag");

/** What a deployment does while Autopilot is still working. */
export const waitPolicy = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("until-ready") }),
  z.object({
    kind: z.literal("minutes"),
    minutes: z.number().int().min(1).max(1440),
    /** What happens to the deployment when the time is over and the device is not ready. */
    afterwards: z.enum(["continue", "fail"]),
  }),
  z.object({ kind: z.literal("none") }),
]);
export type WaitPolicy = z.infer<typeof waitPolicy>;

/**
 * How its devices are meant to be set up. Intune's deployment profile decides; the readiness report says where the two
 * disagree.
 */
export const autopilotMode = z.enum(["user-driven", "self-deploying", "pre-provisioned", "hybrid-user-driven"]);
export type AutopilotMode = z.infer<typeof autopilotMode>;

export const autopilotSettings = z.object({
  intendedMode: autopilotMode.default("user-driven"),
  groupTag,
  /** Object id of the dynamic device group in Microsoft Entra. */
  groupObjectId: identifier,
  waitPolicy,
});
export type AutopilotSettings = z.infer<typeof autopilotSettings>;

export const buildOperatingSystem = z.object({
  architecture,
  operatingSystemId: identifier,
  imageIndex: z.number().int().positive(),
  language: z.string().min(2).max(20),
});

/** Text with `%SERIAL%`, `%SERIAL:n%` (last n characters) and `%RAND:n%` (n digits); at most 15 characters when filled. */
export const computerNameTemplate = z.string().trim().min(1).max(60);

/** Everything an administrator describes of a build. */
export const buildDefinition = z.object({
  name: displayName,
  description: z.string().max(2000).default(""),
  operatingSystems: z
    .array(buildOperatingSystem)
    .min(1)
    .max(2)
    .refine((list) => new Set(list.map((entry) => entry.architecture)).size === list.length, "one per architecture"),
  packageIds: z.array(identifier).max(200),
  computerNameTemplate,
  /** Null: the build does not register devices in Windows Autopilot. */
  autopilot: autopilotSettings.nullable(),
});
export type BuildDefinition = z.infer<typeof buildDefinition>;
