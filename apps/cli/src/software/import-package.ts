import { readFile } from "node:fs/promises";
import { Names } from "@windlass/planner";
import { type SoftwarePackageView, softwarePackageView } from "@windlass/protocol";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { readServer } from "../code/server-objects.ts";
import { progressLine } from "../operating-systems/progress.ts";
import { uploadResumably } from "../server/resumable-upload.ts";
import { everything, type ServerSession } from "../server/session.ts";
import type { Terminal } from "../terminal.ts";
import { definitionFile, packageOfFile } from "./definition-file.ts";
import { filesBelow, type LocalFile, sha256Of } from "./package-folder.ts";

/** The packages of the server's organisation, and names of all that they can refer to. */
export const readKnown = async (session: ServerSession) => {
  const { api, organisationId } = session;
  const { objects, organisations } = await readServer(session, false);
  return {
    packages: await everything(api, softwarePackageView, `/api/software-packages?organisationId=${organisationId}`),
    names: new Names(objects, organisations),
  };
};

type Known = Awaited<ReturnType<typeof readKnown>>;

const readDefinition = async (path: string) => {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new WrongUsage(`${path} could not be read.`, { cause });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new WrongUsage(`${path} is no JSON.`, { cause });
  }
  const read = definitionFile.safeParse(value);
  if (!read.success) throw new WrongUsage(`${path} is no software package: ${z.prettifyError(read.error)}`);
  return read.data;
};

/** Makes the package, or saves over the one of the same name and version. */
const save = async ({ api, organisationId }: ServerSession, path: string, known: Known) => {
  const file = await readDefinition(path);
  const found = known.packages.find(
    ({ name, version }) => name.toLowerCase() === file.name.toLowerCase() && version === file.version,
  );
  const definition = packageOfFile(file, known.names, found);
  if (!found)
    return await api.request(softwarePackageView, "POST", "/api/software-packages", { organisationId, ...definition });
  return await api.request(softwarePackageView, "PUT", `/api/software-packages/${found.id}`, {
    revision: found.revision,
    ...definition,
  });
};

/** Sends one file into a package. */
export const sendFile = async (
  session: ServerSession,
  packageId: string,
  { path, localPath }: LocalFile,
  options: SendOptions,
): Promise<SoftwarePackageView> => {
  const line = progressLine(options.terminal, options.isTerminal, `Sending ${path}`);
  const upload = await uploadResumably(session, localPath, options.environment, line.tell);
  line.end();
  const url = `/api/software-packages/${packageId}/files`;
  const view = await session.api.request(softwarePackageView, "POST", url, { uploadId: upload.id, path });
  await upload.forget();
  return view;
};

/** Makes the package's files those of a folder: sends what differs, takes out what is not there. */
export const sendFiles = async (
  session: ServerSession,
  view: SoftwarePackageView,
  local: readonly LocalFile[],
  options: SendOptions,
): Promise<SoftwarePackageView> => {
  const url = `/api/software-packages/${view.id}/files`;
  const isHere = (path: string) => local.some((file) => file.path.toLowerCase() === path.toLowerCase());
  let last = view;
  for (const { path } of view.files.filter((file) => !isHere(file.path)))
    last = await session.api.request(softwarePackageView, "DELETE", `${url}?path=${encodeURIComponent(path)}`);
  for (const { path, localPath } of local) {
    const sha256 = await sha256Of(localPath);
    if (last.files.some((file) => file.path === path && file.sha256 === sha256)) continue;
    last = await sendFile(session, view.id, { path, localPath }, options);
  }
  return last;
};

export interface SendOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  readonly isTerminal: boolean;
}

/**
 * Makes a package of a definition and a folder of files, or brings the one of the same name and version to that. Given
 * again it changes nothing.
 *
 * @throws WrongUsage; ApiFailure in the server's words
 */
export const importPackage = async (
  session: ServerSession,
  paths: { readonly definition: string; readonly files: string | undefined },
  options: SendOptions,
): Promise<SoftwarePackageView> => {
  // Before anything is made of the definition.
  const local = paths.files === undefined ? null : await filesBelow(paths.files);
  const saved = await save(session, paths.definition, await readKnown(session));
  return local === null ? saved : await sendFiles(session, saved, local, options);
};
