import { resolveSettings } from "@windlass/planner";
import { type BuildDefinition, type OrganisationSettingsView, settingsOfBuild, usualEnding } from "@windlass/protocol";

/** A build before anything was entered. */
export const newDefinition: BuildDefinition = {
  name: "",
  description: "",
  icon: "device",
  active: true,
  tags: [],
  ...settingsOfBuild.parse({}),
  operatingSystems: [],
  packageIds: [],
  packageOptions: [],
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

/** A new build of an organisation: it begins with what is set there for new ones. */
export const startOf = ({ definition, inherited }: OrganisationSettingsView): BuildDefinition => ({
  ...newDefinition,
  computerNameTemplate: resolveSettings({ organisation: definition, tenant: inherited }).computerNameTemplate.value,
});

/** What was entered, without what belongs to the organisation before. */
export const forOtherOrganisation = (entered: Partial<BuildDefinition>): Partial<BuildDefinition> => {
  const {
    operatingSystems: _systems,
    packageIds: _packages,
    packageOptions: _options,
    diskTemplateId: _disk,
    securityModelId: _model,
    join: _join,
    administrator: _administrator,
    ...rest
  } = entered;
  return rest;
};
