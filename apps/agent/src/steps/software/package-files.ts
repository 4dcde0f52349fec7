import { createReadStream } from "node:fs";
import { openArchive, openFileBytes } from "@windlass/content";
import type { ContentReference, PackageFile } from "@windlass/protocol";
import type { StepContext, StepEnd, StepOf } from "../step.ts";

/** One step of a package as the plan has it. */
export type SoftwareStep = StepOf<"run-software-step">;

/** A file and its bytes, which are verified at the latest while they pass. */
export interface FetchedFile {
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

/** Does something with the files a step needs, wherever the publication has them. */
export const withPackageFiles = async (
  step: SoftwareStep,
  context: StepContext,
  use: (files: readonly FetchedFile[]) => Promise<StepEnd>,
): Promise<StepEnd> =>
  step.archive !== null && step.files.length > 0
    ? await useArchive(step, step.archive, context, use)
    : await use(await fetchEach(step, context));
