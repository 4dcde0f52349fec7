import { lstat, mkdir, rename, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import {
  type PortableInstallation,
  type PortableProgram,
  placedFilesOf,
  portableInstallationOf,
  searchPathWith,
} from "@windlass/planner";
import type { ProgramStep, WingetPin } from "@windlass/protocol";
import { placeFile } from "../../content/place-file.ts";
import { syncFolder } from "../../workspace/atomic-file.ts";
import { type StepContext, type StepEnd, succeeded } from "../step.ts";
import type { FetchedFile } from "./package-files.ts";
import { unpackAnew } from "./pinned-files.ts";

/** Where Windows keeps the variables of all programs ("Environment Variables"). */
const searchPathValue = {
  root: "HKEY_LOCAL_MACHINE",
  key: "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment",
  name: "Path",
} as const;

/** Brings the program's files together beside its folder: what is under the folder's own name is always whole. */
const putTogether = async (
  installation: PortableInstallation,
  pin: WingetPin,
  context: StepContext,
  files: readonly FetchedFile[],
  folder: string,
): Promise<void> => {
  const { signal, workspace } = context.deployment;
  const [{ name }] = placedFilesOf(pin);
  const installer = files.find(({ file }) => file.path === name);
  const [program] = installation.programs;
  if (!installer || !program) throw new Error(`the step has no file ${name}`);
  await rm(folder, { recursive: true, force: true });
  if (!installation.isArchive) {
    await placeFile(installer.bytes, join(folder, program.file), installer.file, true, signal);
    return;
  }
  const archive = workspace.path(`${name}.unpacking`);
  await placeFile(installer.bytes, archive, installer.file, true, signal);
  await mkdir(dirname(folder), { recursive: true });
  const needed = installation.programs.map(({ file }) => file);
  await unpackAnew(archive, name, needed, folder, signal);
  await rm(archive);
};

/** A link of another program's of this name gives way, as with winget; a folder does not. */
const linkTo = async ({ target, link }: PortableProgram, context: StepContext): Promise<void> => {
  if (link === null) return;
  const { platform } = context.deployment.runtime;
  const path = await platform.pathOf(link);
  await mkdir(dirname(path), { recursive: true });
  const there = await lstat(path).catch(() => null);
  if (there?.isDirectory()) throw new Error(`${link} is a folder`);
  if (there) await rm(path);
  await symlink(relative(dirname(path), await platform.pathOf(target)), path, "file");
  context.log("information", `${link} leads to ${target}`);
};

const addToSearchPath = async (folders: readonly string[], context: StepContext): Promise<void> => {
  const { platform } = context.deployment.runtime;
  const before = await platform.readRegistry("64-bit", searchPathValue);
  const text = before !== null && "text" in before ? before.text : "";
  const path = searchPathWith(text, folders, await platform.variables());
  if (path === null) return;
  const data = { type: "REG_EXPAND_SZ", text: path } as const;
  await platform.changeRegistry("64-bit", [{ action: "set", ...searchPathValue, data }]);
  context.log("information", `Added to the search path: ${folders.join(", ")}`);
};

/** Puts a portable program in place for everybody at the device, as winget would; doing it again changes nothing. */
export const installPortable = async (
  { packageId }: Extract<ProgramStep, { kind: "winget" }>,
  pin: WingetPin,
  context: StepContext,
  files: readonly FetchedFile[],
): Promise<StepEnd> => {
  const { platform, now } = context.deployment.runtime;
  const today = now().toISOString().slice(0, 10).replaceAll("-", "");
  const installation = portableInstallationOf({ packageId, pin }, await platform.variables(), today);
  const folder = await platform.pathOf(installation.folder);
  // Not in the agent's own folder: a folder that is moved keeps the rights it was made with.
  const unfinished = `${folder}.windlass-part`;
  await putTogether(installation, pin, context, files, unfinished);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  syncFolder(dirname(folder));
  context.log("information", `Put ${packageId} ${pin.version} into ${installation.folder}`);
  for (const program of installation.programs) await linkTo(program, context);
  await platform.changeRegistry(installation.view, installation.registry);
  await addToSearchPath(installation.searchPath, context);
  return succeeded;
};
