import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DriverPackDraft } from "@windlass/planner";
import { driverBulkAnswer, driverPackView, driverSummary } from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { importPack } from "../drivers/import-packs.ts";
import { tarFolders } from "../drivers/tar-folder.ts";
import { everything } from "../server/session.ts";
import { printable } from "../terminal.ts";
import { attemptOne, type Importing } from "./outcome.ts";

/** The name of the entry of a pack's other data that says where it came from. */
const originName = "MDT";

/** As a file may be called everywhere. */
const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, " - ").slice(0, 120);

/**
 * Sends the drivers of a folder. The archive has the folder's name in its paths, so that two folders with the same drivers are
 * two packs; sent again it is the same file, by which the server knows the pack again.
 */
const send = async (
  { session, options }: Importing,
  draft: DriverPackDraft,
): Promise<{ packId: string; message?: string }> => {
  const temporary = await mkdtemp(join(tmpdir(), "windlass-mdt-"));
  try {
    const archive = join(temporary, `${fileName(draft.name)}.tar`);
    const folders = draft.folders.map((folder) => ({
      folder: join(options.root, folder),
      prefix: `${fileName(draft.name)}/${folder}/`,
    }));
    await tarFolders(folders, archive);
    const { view, troubled } = await importPack(session, archive, { ...options, shared: false });
    if (view.packId === null) throw new WrongUsage("None of its INF files could be taken.");
    const told = troubled.map(({ path, failure, missingFiles }) =>
      failure ? `${path}: ${failure.message}` : `${path}: ${missingFiles.join(", ")} missing`,
    );
    return { packId: view.packId, ...(told.length > 0 && { message: told.join("; ") }) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
};

const offerToWindowsPe = async ({ session }: Importing, packId: string): Promise<void> => {
  const matching = { packId, organisationId: session.organisationId, availableToWindowsPe: "no" };
  const query = new URLSearchParams(matching);
  const { drivers } = await session.api.request(driverSummary, "GET", `/api/drivers/summary?${query}`);
  if (drivers === 0) return;
  const body = { matching, expected: drivers, action: "offer-to-windows-pe" };
  await session.api.request(driverBulkAnswer, "POST", "/api/drivers/actions", body);
};

/** Brings each folder of drivers as a pack, for the devices that the folder was for. */
export const importDriverPacks = async (importing: Importing, packs: readonly DriverPackDraft[]): Promise<void> => {
  const { session, options } = importing;
  const { api, organisationId } = session;
  const known = await everything(api, driverPackView, `/api/driver-packs?organisationId=${organisationId}`);
  for (const [at, draft] of packs.entries()) {
    const isOf = ({ otherData }: (typeof known)[number]) =>
      otherData.some(({ name, value }) => name === originName && value === draft.origin.slice(0, 1000));
    await attemptOne(importing, { kind: "driver-pack", name: draft.name }, async () => {
      if (known.some(isOf)) return { outcome: "there", result: null };
      if (options.dryRun) return { outcome: "would-be-made", result: null };
      options.terminal.error(`${printable(`Driver pack ${at + 1} of ${packs.length}: ${draft.name}`)}\n`);
      const { packId, message } = await send(importing, draft);
      if (draft.windowsPe) await offerToWindowsPe(importing, packId);
      const view = await api.request(driverPackView, "GET", `/api/driver-packs/${packId}`);
      // The mark comes last: until then the pack is sent again.
      await api.request(driverPackView, "PUT", `/api/driver-packs/${packId}`, {
        revision: view.revision,
        name: draft.name,
        vendor: draft.vendor,
        version: view.version,
        active: view.active,
        filter: draft.filter,
        notes: view.notes,
        otherData: [...view.otherData, { name: originName, value: draft.origin.slice(0, 1000) }],
      });
      return { outcome: "made", result: null, ...(message !== undefined && { message }) };
    });
  }
};
