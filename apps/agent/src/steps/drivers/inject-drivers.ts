import { rm } from "node:fs/promises";
import { openArchive, openFileBytes, unpackArchive } from "@windlass/content";
import { type PlannedDriver, WindlassError } from "@windlass/protocol";
import { progressOf } from "../../journal/progress.ts";
import { type StepContext, type StepEnd, type StepOf, succeeded } from "../step.ts";

type InjectStep = StepOf<"inject-drivers">;

const nameOf = ({ inf, version }: PlannedDriver): string => (version === null ? inf : `${inf} ${version}`);

/** Does something with the unpacked driver, of which nothing is left afterwards. */
const withDriverFiles = async <Answer>(
  driver: PlannedDriver,
  file: string,
  context: StepContext,
  use: (folder: string) => Promise<Answer>,
): Promise<Answer> => {
  const { workspace, signal } = context.deployment;
  const folder = workspace.path(`driver-${driver.id}`);
  // An attempt that was interrupted may have left half of it.
  await rm(folder, { recursive: true, force: true });
  const bytes = await openFileBytes(file);
  try {
    await unpackArchive(await openArchive(bytes, { name: nameOf(driver) }), folder, { signal });
    return await use(folder);
  } finally {
    await bytes.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const refused = (driver: PlannedDriver, what: string): WindlassError =>
  new WindlassError("device.driver-refused", {
    parameters: { driver: nameOf(driver), device: driver.devices[0] ?? "this device", what },
    object: { kind: "driver", id: driver.id, name: driver.inf },
  });

/** Adds one driver; gives why Windows does not take it. A wrong or damaged archive is no such reason and ends the step. */
const addDriver = async (
  driver: PlannedDriver,
  context: StepContext,
  before: number,
  total: number,
): Promise<WindlassError | null> => {
  const { content, runtime } = context.deployment;
  const file = await context.fetch(driver.archive, `driver ${nameOf(driver)}`, before, total);
  const refusal = await withDriverFiles(driver, file, context, (folder) =>
    runtime.platform.addDriver(folder, driver.inf),
  );
  await content.discard(driver.archive);
  return refusal === null ? null : refused(driver, refusal);
};

/**
 * Adds the planned drivers to the Windows on the disk, one after the other. What became of each is in the journal, so that
 * a repeated step goes on behind the last; one that Windows refuses ends the step only if the build says so.
 */
export const injectDrivers = async (step: InjectStep, context: StepContext): Promise<StepEnd> => {
  const { journal, runtime } = context.deployment;
  const done = progressOf(journal.events).drivers.get(step.id) ?? new Set();
  const total = step.drivers.reduce((sum, { archive }) => sum + archive.sizeBytes, 0);
  let before = 0;
  for (const driver of step.drivers) {
    if (!done.has(driver.id)) {
      const failure = await addDriver(driver, context, before, total);
      const isFatal = failure !== null && step.whenDriverFails === "stop";
      if (failure && !isFatal) {
        context.log("warning", `${failure.message} The deployment goes on without it. ${failure.remedy}`);
      }
      journal.append({
        kind: "driver-ended",
        stepId: step.id,
        driverId: driver.id,
        inf: driver.inf,
        outcome: failure ? "failed" : "added",
        error: failure?.told() ?? null,
      });
      runtime.screen.show({ type: "driver", inf: driver.inf, error: failure?.told() ?? null });
      if (isFatal) throw failure;
    }
    before += driver.archive.sizeBytes;
  }
  return succeeded;
};
