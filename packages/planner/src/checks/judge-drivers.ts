import type { DeviceClass, DeviceNode, QualityCheckOf } from "@windlass/protocol";
import { type CheckAnswer, cannotTell, failed, listed, passed } from "./answer.ts";
import { deviceClassOf, deviceClassWords } from "./device-class.ts";
import type { CheckFacts } from "./facts.ts";

/** CM_PROB_FAILED_INSTALL: Windows has no driver for it (Microsoft Learn, "Code 28"). */
const noDriver = 28;

const nameOf = (node: Pick<DeviceNode, "name" | "hardwareIds">): string =>
  node.name ?? node.hardwareIds[0] ?? "a part without a name";

const withClass = (name: string, of: DeviceClass): string => `${name} (${deviceClassWords[of]})`;

const add = "Import its driver under Drivers and publish, then start the device again.";

/**
 * Parts that neither the running Windows PE nor the published library has a driver for. A part that works in Windows PE
 * works in Windows too: both have the same drivers of their own.
 */
export const judgeDriverCoverage = (
  { classes }: QualityCheckOf<"driver-coverage">,
  { inventory: { deviceNodes }, driverFindings }: CheckFacts,
): CheckAnswer => {
  if (deviceNodes.length === 0)
    return cannotTell("The device does not tell its parts.", "Start the device with newer boot media.");
  if (driverFindings === null)
    return cannotTell("No drivers were looked for.", "Open the device's drivers, or deploy it.");
  const without = new Set(driverFindings.map(({ hardwareId }) => hardwareId.toLowerCase()));
  const lacks = (node: DeviceNode): boolean =>
    node.problemCode === noDriver && without.has((node.hardwareIds[0] ?? node.compatibleIds[0] ?? "").toLowerCase());
  const uncovered = deviceNodes.filter(lacks).map((node) => ({ node, of: deviceClassOf(node) }));
  const asked = uncovered.filter(({ of }) => classes.includes(of));
  const measured = `${uncovered.length} of ${deviceNodes.length} parts without a driver`;
  if (asked.length === 0) return passed("Every part that is asked for has a driver.", measured);
  const names = asked.map(({ node, of }) => withClass(nameOf(node), of));
  return failed(`No driver is there for ${listed(names)}.`, measured, add);
};

export const judgeProblemDevices = (
  { classes }: QualityCheckOf<"problem-devices">,
  { measured: { windows } }: CheckFacts,
): CheckAnswer => {
  const problems = windows?.problemDevices ?? null;
  if (problems === null)
    return cannotTell("Windows does not tell its devices.", "Open the device manager on the device.");
  const asked = problems
    .map((device) => ({
      ...device,
      of: deviceClassOf({ hardwareIds: [...device.hardwareIds], compatibleIds: [], class: device.class ?? undefined }),
    }))
    .filter(({ of }) => classes.includes(of));
  const measured = `${problems.length} with a problem`;
  if (asked.length === 0) return passed("No device that is asked for has a problem.", measured);
  const names = asked.map(({ name, problemCode, of }) => `${withClass(name, of)}, code ${problemCode}`);
  return failed(`Devices have a problem: ${listed(names)}.`, measured, add);
};
