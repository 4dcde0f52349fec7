import { createReadStream } from "node:fs";
import { posix } from "node:path";
import { openArchive, openFileBytes } from "@windlass/content";
import { type ContentReference, type PackageFile, WindlassError } from "@windlass/protocol";
import { placeFile } from "../content/place-file.ts";
import { type StepContext, type StepEnd, type StepOf, type StepResult, succeeded } from "./step.ts";

type SoftwareStep = StepOf<"run-software-step">;

/** A file and its bytes, which are verified at the latest while they pass. */
interface FetchedFile {
  readonly file: PackageFile;
  bytes(): AsyncIterable<Uint8Array>;
}

/** Files out of the package's archive, which the device fetches once for all of its steps. */
const useArchive = async (
  step: SoftwareStep,
  archive: ContentReference,
  context: StepContext,
  use: (files: readonly FetchedFile[]) => Promise<StepEnd>,
): Promise<StepEnd> => {
  const name = `${step.software.name} ${step.software.version}`;
  const opened = await openFileBytes(await context.fetch(archive, name, 0, archive.sizeBytes));
  try {
    const { read } = await openArchive(opened, { name });
    return await use(step.files.map((file) => ({ file, bytes: () => read(file.path) })));
  } finally {
    await opened.close();
  }
};

/** Files that are content of their own, as publications from before there were archives name them. */
const fetchEach = async (step: SoftwareStep, context: StepContext): Promise<FetchedFile[]> => {
  const total = step.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const fetched: FetchedFile[] = [];
  let before = 0;
  for (const file of step.files) {
    const path = await context.fetch(file, `${step.software.name}: ${file.path}`, before, total);
    fetched.push({ file, bytes: () => createReadStream(path) });
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
  for (const { file, bytes } of files) {
    const target = targetOf(source.replace(/\/$/, ""), file, destination);
    const written = await placeFile(bytes, await runtime.platform.pathOf(target), file, overwrite, signal);
    context.log("information", written ? `Wrote ${target}` : `Kept ${target}, which was there`);
  }
  return succeeded;
};

const runScript = async (step: SoftwareStep, context: StepContext, files: readonly FetchedFile[]): Promise<StepEnd> => {
  if (step.step.kind !== "powershell") return succeeded;
  const { script, timeoutSeconds, successExitCodes, rebootExitCodes } = step.step;
  const { runtime, workspace, signal, deploymentId } = context.deployment;
  const workingFolder = workspace.folder(`run-${step.id}`);
  for (const { file, bytes } of files) await placeFile(bytes, `${workingFolder}/${file.path}`, file, true, signal);

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
  const run = (files: readonly FetchedFile[]): Promise<StepEnd> =>
    step.step.kind === "copy" ? copy(step, context, files) : runScript(step, context, files);
  if (step.archive !== null && step.files.length > 0) return await useArchive(step, step.archive, context, run);
  return await run(await fetchEach(step, context));
};
