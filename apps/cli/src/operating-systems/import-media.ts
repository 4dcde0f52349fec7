import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  type OperatingSystemImportView,
  type OperatingSystemView,
  operatingSystemImportView,
  operatingSystemView,
} from "@windlass/protocol";
import { patiently } from "../server/patience.ts";
import { uploadResumably } from "../server/resumable-upload.ts";
import type { ServerSession } from "../server/session.ts";
import type { Terminal } from "../terminal.ts";
import type { LocalMedia } from "./local-media.ts";
import { progressLine } from "./progress.ts";

const lookEveryMilliseconds = 500;

/** The server refused what it was sent; its own words and what to do. */
export class ImportRefused extends Error {}

const followImport = async (
  { api }: ServerSession,
  begun: OperatingSystemImportView,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): Promise<string> => {
  for (;;) {
    const view = await patiently(() =>
      api.request(operatingSystemImportView, "GET", `/api/operating-system-imports/${begun.id}`),
    );
    onProgress(view.doneBytes, view.totalBytes);
    if (view.failure) throw new ImportRefused(`${view.failure.message} ${view.failure.remedy}`);
    if (view.operatingSystemId) return view.operatingSystemId;
    await delay(lookEveryMilliseconds);
  }
};

/**
 * Uploads media and has the server import them.
 *
 * @throws ImportRefused, ApiFailure in the server's words
 */
export const importMedia = async (
  session: ServerSession,
  media: LocalMedia,
  options: {
    name: string | undefined;
    environment: NodeJS.ProcessEnv;
    terminal: Terminal;
    isTerminal: boolean;
  },
): Promise<OperatingSystemView> => {
  const { terminal, isTerminal, environment, name } = options;
  const uploads: Awaited<ReturnType<typeof uploadResumably>>[] = [];
  for (const path of media.paths) {
    const line = progressLine(terminal, isTerminal, `Sending ${basename(path)}`);
    uploads.push(await uploadResumably(session, path, environment, line.tell));
    line.end();
  }
  const [uploadId, ...furtherUploadIds] = uploads.map(({ id }) => id);
  const { organisationId, api } = session;
  const begun = await api.request(operatingSystemImportView, "POST", "/api/operating-systems", {
    organisationId,
    uploadId,
    furtherUploadIds,
    ...(name !== undefined && { name }),
  });
  for (const { forget } of uploads) await forget();
  const line = progressLine(terminal, isTerminal, `Importing ${basename(media.paths[0] ?? "")}`);
  const id = await followImport(session, begun, line.tell);
  line.end();
  return await api.request(operatingSystemView, "GET", `/api/operating-systems/${id}`);
};
