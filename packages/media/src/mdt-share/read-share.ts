import {
  type MdtFolder,
  type MdtItem,
  type MdtProblem,
  type MdtRules,
  type MdtShare,
  WindlassError,
} from "@windlass/protocol";
import type { XmlElement } from "../wim/xml.ts";
import { largestRules, readRules, settingOf } from "./ini.ts";
import {
  type ItemSurroundings,
  readApplication,
  readDriver,
  readMedia,
  readOperatingSystem,
  readPackage,
  readSelectionProfile,
} from "./item-kinds.ts";
import { foldedGuid, readItem, textsOf } from "./items.ts";
import { type ShareFolder, ShareTree } from "./share-folder.ts";
import { nodesOf, variablesOf } from "./task-sequence.ts";
import { readShareText } from "./text.ts";
import { allOf, attributeOf, firstOf, largestXml, parseShareXml, textOf } from "./xml.ts";

const groupFiles = [
  "ApplicationGroups.xml",
  "DriverGroups.xml",
  "OperatingSystemGroups.xml",
  "PackageGroups.xml",
  "TaskSequenceGroups.xml",
  "SelectionProfileGroups.xml",
  "MediaGroups.xml",
  "LinkedDeploymentShareGroups.xml",
];

/** The root of each kind and the place of what is hidden are in every share, and are no folders of anybody's. */
const isReserved = (name: string, guid: string): boolean =>
  /^(?:default|hidden)$/i.test(name) && /^\{?[0f-]+\}?$/i.test(guid);

/** Reads one file after the other; what cannot be read is told and passed over. */
class ShareReading {
  readonly tree: ShareTree;
  readonly problems: MdtProblem[] = [];

  constructor(folder: ShareFolder) {
    this.tree = new ShareTree(folder);
  }

  /** @returns null where there is no such file, or it is refused */
  async file<Result>(written: string, limit: number, read: (text: string, file: string) => Promise<Result>) {
    const found = await this.tree.find(written);
    if (found?.kind !== "file") return null;
    const file = found.path.replaceAll("/", "\\");
    const reader = await this.tree.open(found.path);
    try {
      return await read(await readShareText(reader, file, limit), file);
    } catch (error) {
      if (!(error instanceof WindlassError)) throw error;
      this.problems.push({ file, what: error.message, refused: true });
      return null;
    } finally {
      await reader.close();
    }
  }

  async xml(name: string): Promise<XmlElement | null> {
    return await this.file(`Control\\${name}`, largestXml, async (text, file) => parseShareXml(text, file));
  }

  /** The items of one file, in its order. */
  async items<Item>(
    name: string,
    element: string,
    around: Omit<ItemSurroundings, "tell">,
    read: (element: XmlElement, around: ItemSurroundings) => Promise<Item>,
  ): Promise<Item[]> {
    const tell = (what: string) => this.problems.push({ file: `Control\\${name}`, what, refused: false });
    const items: Item[] = [];
    for (const each of allOf((await this.xml(name)) ?? undefined, element))
      items.push(await read(each, { ...around, tell }));
    return items;
  }

  async folders(): Promise<MdtFolder[]> {
    const folders: MdtFolder[] = [];
    for (const file of groupFiles)
      for (const group of allOf((await this.xml(file)) ?? undefined, "group")) {
        const name = textOf(group, "Name");
        const members = textsOf(group, "Member").map(foldedGuid);
        if (isReserved(name, attributeOf(group, "guid"))) continue;
        folders.push({ file, name, enabled: !/^false$/i.test(attributeOf(group, "enable")), members });
      }
    return folders;
  }

  async rules(): Promise<MdtRules[]> {
    const all: MdtRules[] = [];
    for (const name of ["CustomSettings.ini", "Bootstrap.ini"]) {
      const rules = await this.file(`Control\\${name}`, largestRules, async (text, file) => {
        const read = readRules(text, file);
        for (const what of read.problems) this.problems.push({ file, what, refused: false });
        return read.rules;
      });
      if (rules) all.push(rules);
    }
    return all;
  }
}

const foldersByGuid = (folders: readonly MdtFolder[]) => {
  const byGuid = new Map<string, string[]>();
  for (const { name, members } of folders)
    for (const member of members) byGuid.set(member, [...(byGuid.get(member) ?? []), name]);
  return (guid: string): readonly string[] => byGuid.get(guid) ?? [];
};

/** `Settings.xml` holds one element for each setting. */
const settingsOf = (root: XmlElement | null) => root?.children.map(({ name, text }) => settingOf(name, text, 0)) ?? [];

/**
 * Reads a deployment share of MDT. A file that is missing is passed over; one that cannot be read is among the problems.
 * No password and no product key comes out.
 *
 * @param folderName how the failure names the share
 * @throws WindlassError `mdt.not-a-share`; what listing or opening throws
 */
export const readMdtShare = async (folder: ShareFolder, folderName: string): Promise<MdtShare> => {
  const reading = new ShareReading(folder);
  const { tree, problems } = reading;
  const control = await tree.find("Control");
  if (control?.kind !== "folder")
    throw new WindlassError("mdt.not-a-share", {
      parameters: { folder: folderName, what: "it has no folder Control" },
    });
  const folders = await reading.folders();
  const around = { tree, foldersOf: foldersByGuid(folders) };
  const plain = (element: XmlElement): Promise<MdtItem> => readItem(element, around);
  const version = await reading.xml("Version.xml");
  const share: MdtShare = {
    version: version?.text || null,
    settings: settingsOf(await reading.xml("Settings.xml")),
    applications: await reading.items("Applications.xml", "application", around, readApplication),
    drivers: await reading.items("Drivers.xml", "driver", around, readDriver),
    operatingSystems: await reading.items("OperatingSystems.xml", "os", around, readOperatingSystem),
    packages: await reading.items("Packages.xml", "package", around, readPackage),
    taskSequences: await reading.items("TaskSequences.xml", "ts", around, async (element) => {
      const id = textOf(element, "ID");
      const sequence = /[\\/:]|^\.*$/.test(id)
        ? null
        : await reading.file(`Control\\${id}\\ts.xml`, largestXml, async (text, file) => {
            const root = parseShareXml(text, file);
            const variables = [
              ...variablesOf(firstOf(root, "globalVarList")),
              ...variablesOf(firstOf(root, "defaultVarList")),
            ];
            return { variables, nodes: await nodesOf(root, tree) };
          });
      const answerFile = sequence === null ? null : await tree.find(`Control\\${id}\\Unattend.xml`);
      return {
        ...(await plain(element)),
        id,
        version: textOf(element, "Version"),
        template: textOf(element, "TaskSequenceTemplate"),
        variables: sequence?.variables ?? [],
        nodes: sequence?.nodes ?? null,
        hasAnswerFile: answerFile !== null,
      };
    }),
    selectionProfiles: await reading.items("SelectionProfiles.xml", "selectionProfile", around, readSelectionProfile),
    medias: await reading.items("Medias.xml", "media", around, readMedia),
    linkedShares: await reading.items("LinkedDeploymentShares.xml", "linkedDeploymentShare", around, plain),
    folders,
    rules: await reading.rules(),
    problems,
  };
  return share;
};
