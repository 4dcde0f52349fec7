import { readFile } from "node:fs/promises";
import {
  buildView,
  deviceSummary,
  inventory,
  type PlanPreview,
  type PlanPreviewRequest,
  planPreview,
} from "@windlass/protocol";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { choose, everything, type ServerSession } from "../server/session.ts";

export interface PlanFlags {
  readonly build: string;
  /** Serial number of a known device. */
  readonly device?: string;
  /** File with the inventory of a device. */
  readonly inventory?: string;
  readonly publication: PlanPreviewRequest["publication"];
  readonly disk?: number;
}

const readInventory = async (file: string) => {
  const text = await readFile(file, "utf8").catch(() => {
    throw new WrongUsage(`${file} cannot be read.`);
  });
  try {
    return inventory.parse(JSON.parse(text));
  } catch {
    throw new WrongUsage(`${file} is not an inventory in JSON, as the agent and the API tell it.`);
  }
};

type Session = Pick<ServerSession, "api" | "organisationId">;

const knownDevice = async ({ api, organisationId }: Session, wanted: string) => {
  const query = new URLSearchParams({ organisationId, search: wanted });
  const found = await everything(api, deviceSummary, `/api/devices?${query}`);
  const devices = found.map(({ id, serialNumber }) => ({ id, name: serialNumber }));
  return choose("--device", devices, wanted);
};

/** Asks for the plan of a build on a device. @throws WrongUsage; Error in the server's words */
export const askForPlan = async (
  session: Session,
  flags: PlanFlags,
): Promise<{ readonly preview: PlanPreview; readonly device: string }> => {
  const { api, organisationId } = session;
  if ((flags.device === undefined) === (flags.inventory === undefined))
    throw new WrongUsage("Name a known device with --device, or a file with --inventory, and not both.");
  const builds = await everything(api, buildView, `/api/builds?${new URLSearchParams({ organisationId })}`);
  const build = choose(
    "--build",
    builds.map(({ id, definition }) => ({ id, name: definition.name })),
    flags.build,
  );
  const ask = (device: PlanPreviewRequest["device"]) =>
    api.request(planPreview, "POST", "/api/plan-previews", {
      organisationId,
      buildId: build.id,
      device,
      publication: flags.publication,
      choices: { diskNumber: flags.disk ?? null },
    });
  if (flags.inventory !== undefined) {
    const told = await readInventory(flags.inventory);
    const preview = await ask({ kind: "told", inventory: told, address: null });
    return { preview, device: told.smbios.serialNumber };
  }
  const device = await knownDevice(session, flags.device ?? "");
  return { preview: await ask({ kind: "known", deviceId: device.id }), device: device.name };
};
