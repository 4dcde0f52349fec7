import {
  type AnswerFileSettings,
  type Architecture,
  type DecidedName,
  type Inventory,
  type Plan,
  type PlanStep,
  WindlassError,
} from "@windlass/protocol";
import { driverFindingsOf, withChecks } from "../checks/plan-checks.ts";
import { partitionsOfTemplate } from "../disks/disk-template.ts";
import { deviceFactsOf } from "../filters/device-facts.ts";
import { filterJudge } from "../filters/judge.ts";
import { computerName } from "../naming/computer-name.ts";
import { namingFactsOf } from "../naming/facts.ts";
import type { Random } from "../naming/fill.ts";
import { judgingOf, placeOf } from "../publication/filter-context.ts";
import { answerSettingsOf } from "./answer-settings.ts";
import { profileSteps, registrationSteps } from "./autopilot-steps.ts";
import { type DiskLayout, selectLayout, selectSecurityModel } from "./build-definitions.ts";
import { choosePackages } from "./chosen-packages.ts";
import { type DriverPlan, planDrivers } from "./driver-steps.ts";
import { computerAccountSteps, endingSteps, handOverStep } from "./ending-steps.ts";
import { imageSteps, productKeySteps } from "./operating-system-steps.ts";
import { minimumDiskBytes } from "./partitions.ts";
import type { PlanChoices, PlanInputs } from "./plan-inputs.ts";
import { diskReason } from "./reasons.ts";
import { findBuild, type SelectedImage, selectImage, selectPackages } from "./selection.ts";
import { planSoftware } from "./software-steps.ts";
import { chooseTargetDisk } from "./target-disk.ts";
import type { UnnumberedStep } from "./unnumbered-step.ts";

/** Stands for a computer account that nobody has asked for, in previews; no secret has it. */
const notAsked = "00000000-0000-0000-0000-000000000000";

const gigabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000_000)} GB`;

interface WindowsInputs {
  readonly inventory: Inventory;
  readonly selected: SelectedImage;
  readonly name: string;
  readonly choices: PlanChoices;
  readonly layout: DiskLayout;
  readonly drivers: DriverPlan;
  readonly settings: AnswerFileSettings;
}

const windowsSteps = ({
  inventory,
  selected,
  name,
  choices,
  layout,
  drivers,
  settings,
}: WindowsInputs): UnnumberedStep[] => {
  const { volumes, templateName } = layout;
  const disk = chooseTargetDisk(
    inventory.disks,
    minimumDiskBytes(selected.image.sizeBytes, volumes),
    choices.diskNumber,
  );
  const { number, model, serialNumber, sizeBytes } = disk;
  return [
    {
      phase: "disk",
      action: "partition-disk",
      title: `Wipe and partition disk ${number} (${model}, ${gigabytes(sizeBytes)})`,
      why: diskReason(disk, choices.diskNumber !== undefined, templateName),
      disk: { number, model, serialNumber, sizeBytes },
      partitions: partitionsOfTemplate({ volumes }),
    },
    {
      phase: "image",
      action: "apply-image",
      title: `Apply ${selected.image.name}`,
      why: `The build names image ${selected.image.index} of “${selected.operatingSystem.name}” for ${inventory.architecture} devices.`,
      content: { sha256: selected.operatingSystem.sha256, sizeBytes: selected.operatingSystem.sizeBytes },
      image: selected.image,
    },
    ...drivers.steps,
    ...imageSteps(selected.entry),
    {
      phase: "configuration",
      action: "write-answer-file",
      title: `Write the answer file for ${name}`,
      why: "Windows Setup takes from it what the build says, and starts the agent by it.",
      settings,
    },
  ];
};

const numbered = (steps: readonly UnnumberedStep[]): PlanStep[] =>
  steps.map((step, index) => ({ ...step, id: `${String(index + 1).padStart(2, "0")}-${step.action}` }));

/** The name that the device gives itself where nobody has decided it. */
const nameHere = (template: string, inventory: Inventory, random: Random): DecidedName => ({
  name: computerName(template, namingFactsOf(inventory), random),
  reason: `from the template “${template}”`,
});

const requireUefi = (inventory: Inventory): Architecture => {
  if (inventory.firmware !== "uefi") throw new WindlassError("device.firmware-not-uefi");
  return inventory.architecture;
};

/**
 * The ordered steps that one publication, one build, one device and the technician's choices come to. Pure: equal
 * inputs give an equal plan, so the console previews with it what the agent will do. Call it once per deployment and
 * keep the result: a `%RAND:n%` in the name template draws anew.
 *
 * @throws WindlassError `device.firmware-not-uefi`, `device.no-operating-system-for-architecture`,
 *   `device.no-suitable-disk`, `device.several-disks`, `device.disk-refused`, `device.computer-name-invalid`,
 *   `build.incomplete`, `build.package-not-optional`, `object.not-found`
 */
export const compilePlan = (inputs: PlanInputs): Plan => {
  const { publication, inventory, choices = {} } = inputs;
  const architecture = requireUefi(inventory);
  const build = findBuild(publication, inputs.buildId);
  const selected = selectImage(publication, build, architecture, choices.language);
  const layout = selectLayout(publication, build, selected.image.sizeBytes);
  // A model that cannot be used stops the device before its disk is wiped.
  const model = selectSecurityModel(publication, build);
  const { edition, build: windowsBuild, servicePackBuild } = selected.image;
  const place = placeOf(publication, inputs.address ?? null);
  const facts = deviceFactsOf(inventory, { edition, build: windowsBuild, servicePackBuild }, place);
  const judging = judgingOf(publication);
  const drivers = planDrivers({
    build,
    selection: inputs.drivers ?? null,
    inventory,
    image: selected.image,
    architecture,
    judge: filterJudge(facts, judging),
  });
  const software = planSoftware({
    build,
    chosen: choosePackages(build, selectPackages(publication, build), choices),
    all: publication.packages,
    removals: publication.removals,
    architecture,
    facts,
    judging,
  });
  const { name, reason } = inputs.computerName ?? nameHere(build.computerNameTemplate, inventory, inputs.random);
  const settings = answerSettingsOf(build, model, selected, {
    architecture,
    computerName: name,
    computerAccountId: inputs.computerAccountId ?? notAsked,
  });
  const unitPlace = { locationId: place.locationId, locations: publication.locations };
  const checked = withChecks({
    build,
    inventory,
    windowsBuild,
    driverFindings:
      inputs.drivers || !publication.driverCatalogue
        ? driverFindingsOf(publication, drivers.findings, inventory)
        : null,
    steps: [
      ...computerAccountSteps(build, unitPlace, name),
      ...windowsSteps({ inventory, selected, name, choices, layout, drivers, settings }),
      ...profileSteps(build),
      {
        phase: "configuration",
        action: "restart",
        title: "Restart into Windows",
        why: "Windows PE has done its part: Windows goes on from the disk.",
      },
      ...software.steps,
      ...registrationSteps(build),
      ...productKeySteps(selected.entry),
      ...endingSteps(build, model, unitPlace),
      handOverStep(build),
    ],
  });
  return {
    schemaVersion: 1,
    publication: { number: publication.number, sha256: inputs.publicationSha256 },
    build: { id: build.id, name: build.name },
    computerName: name,
    computerNameReason: reason,
    architecture,
    driverFindings: drivers.findings,
    passedOver: [...software.passedOver, ...checked.passedOver],
    steps: numbered(checked.steps),
  };
};
