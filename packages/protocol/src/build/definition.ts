import { z } from "zod";
import { autopilotSettings } from "../autopilot-way.ts";
import { referenceTo } from "../references.ts";
import { settingsOfBuild } from "../settings.ts";
import { displayName } from "../values.ts";
import { buildEnding, usualEnding } from "./ending.ts";
import { buildIcon, buildTags } from "./general.ts";
import { administratorPolicy, buildJoin } from "./joining.ts";
import { buildNaming, computerNameTemplate } from "./naming.ts";
import { buildOperatingSystem } from "./operating-system.ts";
import { buildPackageOptions } from "./package-options.ts";

export const whenDriverFails = z.enum(["go-on", "stop"]);
export type WhenDriverFails = z.infer<typeof whenDriverFails>;

/** Everything an administrator describes of a build. */
export const buildDefinition = z.object({
  name: displayName,
  description: z.string().max(2000).default(""),
  icon: buildIcon.default("device"),
  /** An inactive build stays as it is and is not part of a publication. */
  active: z.boolean().default(true),
  tags: buildTags.default([]),
  /** Null: as its organisation has it. */
  ...settingsOfBuild.shape,
  operatingSystems: z
    .array(buildOperatingSystem)
    .min(1)
    .max(2)
    .refine((list) => new Set(list.map((entry) => entry.architecture)).size === list.length, "one per architecture"),
  packageIds: z.array(referenceTo("software-package")).max(200),
  packageOptions: buildPackageOptions.default([]),
  computerNameTemplate,
  naming: buildNaming.prefault({}),
  /** A disk partition template; null: the layout that Microsoft documents. */
  diskTemplateId: referenceTo("disk-template").nullable().default(null),
  /** A local security model; null: Windows' own accounts and groups. */
  securityModelId: referenceTo("security-model").nullable().default(null),
  ending: buildEnding.default(usualEnding),
  join: buildJoin.default({ kind: "none" }),
  administrator: administratorPolicy.default({ kind: "as-it-is", renamedTo: null }),
  /** What happens when Windows does not take one of the drivers: the deployment goes on without it, or ends. */
  whenDriverFails: whenDriverFails.default("go-on"),
  /** Null: the build has nothing to do with Windows Autopilot. */
  autopilot: autopilotSettings.nullable(),
});
export type BuildDefinition = z.infer<typeof buildDefinition>;
