import { posix } from "node:path";
import { type PackageFile, WindlassError } from "@windlass/protocol";
import { placeFile } from "../content/place-file.ts";
import { type StepContext, type StepEnd, type StepOf, type StepResult, succeeded } from "./step.ts";

type SoftwareStep = StepOf<"run-software-step">;

/** A file with its verified bytes. */
interface FetchedFile {
  readonly file: PackageFile;
  readonly path: string;
}

const fetchAll = async (step: SoftwareStep, context: StepContext): Promise<FetchedFile[]> => {
  const total = step.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const fetched: FetchedFile[] = [];
  let before = 0;
  for (const file of step.files) {
    fetched.push({ file, path: await context.fetch(file, `${step.software.name}: ${file.path}`, before, total) });
    before += file.sizeBytes;
  }
  return fetched;
};

/** Where a file of a copied folder goes: below the destination, with its path inside that folder. */
const targetOf = (source: string, file: PackageFile, destination: string): string => {
  const inside = file.path === source ? posix.basename(file.path) : posix.relative(source, file.path);
  return `${destination.replace(/\\$/, "")}\\${inside.replaceAll("/", "\\")}`;
};

const copy = async (step: SoftwareStep, context: StepContext, files: readonly FetchedFile[]): Promise<StepEnd> => {
  if (step.step.kind !== "copy") return succeeded;
  const { source, destination, overwrite } = step.step;
  const { runtime, signal } = context.deployment;
  for (const { file, path } of files) {
    const target = targetOf(source.replace(/\/$/, ""), file, destination);
    const written = await placeFile(path, await runtime.platform.pathOf(target), file, overwrite, signal);
    context.log("information", written ? `Wrote ${target}` : `Kept ${target}, which was there`);
  }
  return succeeded;
};

const runScript = async (step: SoftwareStep, context: StepContext, files: readonly FetchedFile[]): Promise<StepEnd> => {
  if (step.step.kind !== "powershell") return succeeded;
  const { script, timeoutSeconds, successExitCodes, rebootExitCodes } = step.step;
  const { runtime, workspace, signal, deploymentId } = context.deployment;
  const workingFolder = workspace.folder(`run-${step.id}`);
  for (const { file, path } of files) await placeFile(path, `${workingFolder}/${file.path}`, file, true, signal);

  const id = `${deploymentId}/${step.id}`;
  const { exitCode, output } = await runtime.platform.runPowerShell({ id, script, workingFolder, timeoutSeconds });
  if (output !== "") context.log("information", output);
  if (exitCode === null) {
    throw new WindlassError("device.step-timed-out", { parameters: { step: step.title, seconds: timeoutSeconds } });
  }
  if (rebootExitCodes.includes(exitCode)) return { outcome: "succeeded", exitCode, restart: true };
  if (successExitCodes.includes(exitCode)) return { outcome: "succeeded", exitCode };
  throw new WindlassError("device.step-failed", {
    parameters: { step: step.title, exitCode },
    object: { kind: "software-package", id: step.software.id, name: step.software.name },
    details: { exitCode },
  });
};

/** Carries out one step of a software package with its files, each verified before anything of it is used. */
export const runSoftwareStep = async (step: SoftwareStep, context: StepContext): Promise<StepResult> => {
  const files = await fetchAll(step, context);
  return step.step.kind === "copy" ? copy(step, context, files) : runScript(step, context, files);
};
