import type { MdtDriver, MdtShare } from "@windlass/protocol";
import { describeFilter } from "../filters/describe.ts";
import { isForWindowsPe, makeAndModelOf } from "./make-and-model.ts";
import { itemPlace, type ReportBook } from "./report-book.ts";
import type { DriverPackDraft } from "./types.ts";

const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");

/** Drivers that lie in no folder of the Workbench. */
const withoutFolder = "Drivers without a folder";

/** Folders that a selection profile for Windows PE names. */
const windowsPeFolders = ({ settings, selectionProfiles }: MdtShare): string[] => {
  const names = settings.flatMap(({ name, value }) =>
    /^boot\..+\.selectionprofile$/i.test(name) && value ? [value] : [],
  );
  return selectionProfiles
    .filter(({ name }) => names.some((wanted) => wanted.toLowerCase() === name.toLowerCase()))
    .flatMap(({ includes }) => includes.map((path) => path.replace(/^out-of-box drivers\\?/i, "").toLowerCase()));
};

const isBelow = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => folder !== "" && `${path.toLowerCase()}\\`.startsWith(`${folder}\\`));

/**
 * Maps drivers to packs, one for each folder of the Workbench, for the devices that the folder's path names.
 *
 * @param templates values of DriverGroup with the device's make and model in them
 */
export const mapDrivers = (share: MdtShare, templates: readonly string[], book: ReportBook): DriverPackDraft[] => {
  const packs = new Map<string, { name: string; folders: Set<string> }>();
  const forWindowsPe = windowsPeFolders(share);
  const nameOf = new Map<string, string>();
  const add = (path: string, driver: MdtDriver): void => {
    const key = path.toLowerCase();
    const pack = packs.get(key) ?? { name: path, folders: new Set<string>() };
    if (driver.path !== null) pack.folders.add(folderOf(driver.path));
    packs.set(key, pack);
    nameOf.set(key, path);
  };
  for (const driver of share.drivers) {
    const told = { kind: "driver" as const, name: driver.name, where: itemPlace("Drivers.xml", driver.guid) };
    const places = driver.folders.length > 0 ? driver.folders : [withoutFolder];
    if (driver.path === null || !/.\/[^/]+\.inf$/i.test(driver.path)) {
      const why = `Its file ${driver.source ?? ""} is not in the share.`;
      book.leave(told, { why, remedy: "Download the driver anew, and import it." });
    } else if (!driver.enabled)
      book.leave(told, { why: "It is switched off in MDT.", remedy: "Switch it on there, or import it by itself." });
    else if (driver.platforms.length > 0 && driver.platforms.every((platform) => /^ia64$/i.test(platform)))
      book.leave(told, { why: "It is for Itanium processors.", remedy: null });
    else {
      for (const place of places) add(place, driver);
      book.carry(told, `driver in ${places.map((place) => `the pack ${place}`).join(", ")}`);
    }
  }
  return [...packs].map(([key, { name, folders }]): DriverPackDraft => {
    const { vendor, filter } = makeAndModelOf(name, templates);
    return {
      origin: `driver folder ${key}`,
      name: name.slice(0, 300),
      vendor: vendor.slice(0, 120),
      filter,
      windowsPe: isForWindowsPe(name) || isBelow(name, forWindowsPe),
      folders: [...folders].sort(),
    };
  });
};

/** What becomes of the folders of the Workbench: those of drivers are packs, the others only put things in order. */
export const mapFolders = ({ folders }: MdtShare, packs: readonly DriverPackDraft[], book: ReportBook): void => {
  for (const folder of folders) {
    const told = { kind: "folder" as const, name: folder.name, where: `Control\\${folder.file} ${folder.name}` };
    if (!/^drivergroups\.xml$/i.test(folder.file)) {
      book.leave(told, {
        why: "Folders of the Workbench have no counterpart: lists are searched and filtered.",
        remedy: null,
      });
      continue;
    }
    const pack = packs.find(({ origin }) => origin === `driver folder ${folder.name.toLowerCase()}`);
    if (!pack) {
      book.leave(told, { why: "No driver that is carried over lies in it.", remedy: null });
      continue;
    }
    const whom =
      pack.filter === null ? "for every device whose identifiers fit" : `where ${describeFilter(pack.filter)}`;
    const notes = pack.windowsPe ? ["It was for Windows PE: its drivers are marked as available there."] : [];
    book.carry(told, `driver pack ${pack.name}, ${whom}`, notes);
  }
};
