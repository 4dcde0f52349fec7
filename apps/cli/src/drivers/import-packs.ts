import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type DriverImportFile, type DriverImportView, driverImportFile, driverImportView } from "@windlass/protocol";
import { ImportRefused } from "../operating-systems/import-media.ts";
import { progressLine } from "../operating-systems/progress.ts";
import { patiently } from "../server/patience.ts";
import { uploadResumably } from "../server/resumable-upload.ts";
import { everything, type ServerSession } from "../server/session.ts";
import { printable, type Terminal } from "../terminal.ts";
import { tarFolder } from "./tar-folder.ts";

const lookEveryMilliseconds = 500;

export interface ImportOptions {
  /** The drivers belong to all organisations. */
  readonly shared: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  readonly isTerminal: boolean;
}

/** What became of a pack. */
export interface ImportedPack {
  readonly view: DriverImportView;
  /** INF files that were refused, or whose files are not all there. */
  readonly troubled: readonly DriverImportFile[];
}

const words: Readonly<Record<DriverImportView["state"], string>> = {
  waiting: "waits for its turn",
  opening: "is opened",
  reading: "is read",
  ready: "is imported",
  refused: "was refused",
};

const follow = async (
  { api }: ServerSession,
  begun: DriverImportView,
  terminal: Terminal,
): Promise<DriverImportView> => {
  let told = "";
  for (;;) {
    const view = await patiently(() => api.request(driverImportView, "GET", `/api/driver-imports/${begun.id}`));
    if (view.failure) throw new ImportRefused(`${view.failure.message} ${view.failure.remedy}`);
    if (view.state !== told) terminal.error(`${printable(view.fileName)} ${words[view.state]}\n`);
    told = view.state;
    if (view.state === "ready") return view;
    await delay(lookEveryMilliseconds);
  }
};

const send = async (session: ServerSession, path: string, options: ImportOptions): Promise<ImportedPack> => {
  const { terminal, isTerminal, environment, shared } = options;
  const line = progressLine(terminal, isTerminal, `Sending ${basename(path)}`);
  const upload = await uploadResumably(session, path, environment, line.tell);
  line.end();
  const body = { organisationId: session.organisationId, uploadId: upload.id, shared };
  const begun = await session.api.request(driverImportView, "POST", "/api/driver-imports", body);
  await upload.forget();
  const view = await follow(session, begun, terminal);
  const files = await everything(session.api, driverImportFile, `/api/driver-imports/${view.id}/files?limit=1000`);
  return { view, troubled: files.filter((file) => file.outcome === "refused" || file.missingFiles.length > 0) };
};

/**
 * Sends a pack, or a folder as an archive, and waits until the server has read it.
 *
 * @throws ImportRefused, ApiFailure in the server's words; Error for what cannot be read here
 */
export const importPack = async (
  session: ServerSession,
  path: string,
  options: ImportOptions,
): Promise<ImportedPack> => {
  if (!(await stat(path)).isDirectory()) return await send(session, path, options);
  const temporary = await mkdtemp(join(tmpdir(), "windlass-drivers-"));
  try {
    const archive = join(temporary, `${basename(resolve(path))}.tar`);
    for (const skipped of await tarFolder(path, archive))
      options.terminal.error(`${printable(skipped)} is left out: it is no ordinary file\n`);
    return await send(session, archive, options);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};

const troubleText = ({ path, failure, missingFiles }: DriverImportFile): string =>
  failure ? `  ! ${path}: ${failure.message}` : `  ! ${path}: ${missingFiles.join(", ")} missing`;

/** For people; still to be made printable. */
export const importText = ({ view, troubled }: ImportedPack): string => {
  const counts: readonly (readonly [number, string])[] = [
    [view.imported, "imported"],
    [view.known, "there already"],
    [view.refused, "refused"],
    [view.ignored, "not for devices"],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [`${view.fileName}: ${view.total} INF files, ${told.join(", ")}`, ...troubled.map(troubleText)].join("\n");
};
