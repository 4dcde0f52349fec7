import { diskRefusal } from "@windlass/planner";
import { type Disk, WindlassError } from "@windlass/protocol";
import type { Partition, PlannedPartition } from "../platform/platform.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

type PlannedDisk = StepOf<"partition-disk">["disk"];

const describe = (disk: Pick<Disk, "model" | "serialNumber" | "sizeBytes"> | undefined): string =>
  disk ? `${disk.model}, serial number ${disk.serialNumber}, ${disk.sizeBytes} bytes` : "no disk of this number";

/** Why the disk that is there now is not the planned one, or may not be wiped; null when it is and may. */
const difference = (planned: PlannedDisk, actual: Disk | undefined): string | null => {
  if (!actual) return describe(undefined);
  const same =
    actual.serialNumber === planned.serialNumber &&
    actual.sizeBytes === planned.sizeBytes &&
    actual.model === planned.model;
  return same ? diskRefusal(actual, 0) : describe(actual);
};

/** Whether the disk holds what was planned: roles, file systems, labels and letters in order, sizes as asked. */
const madeAsPlanned = (planned: readonly PlannedPartition[], made: readonly Partition[]): boolean =>
  planned.length === made.length &&
  planned.every((partition, index) => {
    const actual = made[index];
    return (
      actual?.role === partition.role &&
      actual.fileSystem === partition.fileSystem &&
      actual.label === partition.label &&
      actual.letter === partition.letter &&
      (partition.sizeBytes === null ? actual.sizeBytes > 0 : actual.sizeBytes === partition.sizeBytes)
    );
  });

/**
 * Wipes the planned disk. Numbers of disks are not stable between starts, so the disk is read anew just before and must
 * still be the planned one; afterwards the partitions are read back (security rule 14).
 *
 * @throws WindlassError `device.disk-changed`, `device.platform-failure`
 */
export const partitionDisk = async (step: StepOf<"partition-disk">, context: StepContext): Promise<StepResult> => {
  const { platform } = context.deployment.runtime;
  const actual = (await platform.inventory()).disks.find((disk) => disk.number === step.disk.number);
  const changed = difference(step.disk, actual);
  if (changed !== null) {
    throw new WindlassError("device.disk-changed", { parameters: { expected: describe(step.disk), actual: changed } });
  }
  const made = await platform.partitionDisk(step.disk.number, step.partitions);
  if (!madeAsPlanned(step.partitions, made)) {
    const found = made.map((partition) => `${partition.role} ${partition.sizeBytes}`).join(", ") || "nothing";
    throw new WindlassError("device.platform-failure", {
      parameters: { step: step.title, what: `the disk read back holds ${found}` },
    });
  }
  context.log(
    "information",
    `Disk ${step.disk.number} (${describe(actual)}) was wiped; ${made.length} partitions read back`,
  );
  return succeeded;
};
