import { readFile } from "node:fs/promises";
import {
  buildView,
  deviceSummary,
  inventory,
  type OptionalPackage,
  type PackageChoice,
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
  /** Optional packages that are chosen, or left out, by name or id. */
  readonly with?: readonly string[];
  readonly without?: readonly string[];
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

/** A choice about each of the packages that are named. @throws WrongUsage for what the build has not as optional, or names twice */
const choicesOf = (optional: readonly OptionalPackage[], flags: PlanFlags): PackageChoice[] => {
  const named = optional.map(({ id, name, version }) => ({ id, name: `${name} ${version}`, short: name }));
  const find = (flag: string, wanted: string): string => {
    const called = named.filter(({ short }) => short.toLowerCase() === wanted.toLowerCase());
    return called.length === 1 ? (called[0]?.id ?? "") : choose(flag, named, wanted).id;
  };
  const chosen = [
    ...(flags.with ?? []).map((name) => ({ packageId: find("--with", name), install: true })),
    ...(flags.without ?? []).map((name) => ({ packageId: find("--without", name), install: false })),
  ];
  const twice = chosen.find(({ packageId }, index) => chosen.findIndex((one) => one.packageId === packageId) < index);
  if (twice) throw new WrongUsage("--with and --without name the same package twice.");
  return chosen;
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
  const askWith = (device: PlanPreviewRequest["device"], packages: readonly PackageChoice[]) =>
    api.request(planPreview, "POST", "/api/plan-previews", {
      organisationId,
      buildId: build.id,
      device,
      publication: flags.publication,
      choices: { diskNumber: flags.disk ?? null, packages },
    });
  const ask = async (device: PlanPreviewRequest["device"]) => {
    const preview = await askWith(device, []);
    const packages = choicesOf(preview.optionalPackages, flags);
    return packages.length === 0 ? preview : askWith(device, packages);
  };
  if (flags.inventory !== undefined) {
    const told = await readInventory(flags.inventory);
    const preview = await ask({ kind: "told", inventory: told, address: null });
    return { preview, device: told.smbios.serialNumber };
  }
  const device = await knownDevice(session, flags.device ?? "");
  return { preview: await ask({ kind: "known", deviceId: device.id }), device: device.name };
};
