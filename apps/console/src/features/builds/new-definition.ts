import type { BuildDefinition } from "@windlass/protocol";

/** A build before anything was entered. */
export const newDefinition: BuildDefinition = {
  name: "",
  description: "",
  operatingSystems: [],
  packageIds: [],
  computerNameTemplate: "PC-%SERIAL:8%",
  diskTemplateId: null,
  securityModelId: null,
  whenDriverFails: "go-on",
  autopilot: null,
};

/** What was chosen of it belongs to the organisation before. */
export const forOtherOrganisation = (definition: BuildDefinition): BuildDefinition => ({
  ...definition,
  operatingSystems: [],
  packageIds: [],
  diskTemplateId: null,
  securityModelId: null,
});
