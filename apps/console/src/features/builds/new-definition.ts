import { type BuildDefinition, usualEnding } from "@windlass/protocol";

/** A build before anything was entered. */
export const newDefinition: BuildDefinition = {
  name: "",
  description: "",
  operatingSystems: [],
  packageIds: [],
  computerNameTemplate: "PC-%SERIAL:8%",
  naming: { lookUp: false, ask: null },
  diskTemplateId: null,
  securityModelId: null,
  ending: usualEnding,
  join: { kind: "none" },
  administrator: { kind: "as-it-is", renamedTo: null },
  whenDriverFails: "go-on",
  checks: null,
  autopilot: null,
};

/** What was chosen of it belongs to the organisation before. */
export const forOtherOrganisation = (definition: BuildDefinition): BuildDefinition => ({
  ...definition,
  operatingSystems: [],
  packageIds: [],
  diskTemplateId: null,
  securityModelId: null,
  join: { kind: "none" },
  administrator: { kind: "as-it-is", renamedTo: null },
});
