/**
 * What a deployment share of the Microsoft Deployment Toolkit (MDT) holds, as its reader hands it out. Passwords and
 * product keys are not in it: where one stood, texts have {@link hiddenValue} and settings say `hidden`.
 */
export interface MdtShare {
  /** Build of MDT that wrote it, such as `6.3.8456.1000`. */
  readonly version: string | null;
  /** Of `Settings.xml`. */
  readonly settings: readonly MdtSetting[];
  readonly applications: readonly MdtApplication[];
  readonly drivers: readonly MdtDriver[];
  readonly operatingSystems: readonly MdtOperatingSystem[];
  readonly packages: readonly MdtPackage[];
  readonly taskSequences: readonly MdtTaskSequence[];
  readonly selectionProfiles: readonly MdtSelectionProfile[];
  readonly medias: readonly MdtMedia[];
  readonly linkedShares: readonly MdtItem[];
  /** The folders that the Workbench shows, of all kinds of items. */
  readonly folders: readonly MdtFolder[];
  /** `CustomSettings.ini` and `Bootstrap.ini`, those that are there. */
  readonly rules: readonly MdtRules[];
  /** What could not be read, or not be understood. */
  readonly problems: readonly MdtProblem[];
}

/** Stands where a password or a product key stood. */
export const hiddenValue = "••••••";

export interface MdtSetting {
  readonly name: string;
  /** Null where it is hidden. */
  readonly value: string | null;
  /** A password or a product key stands there. */
  readonly hidden: boolean;
  /** From 1; 0 where the file has no lines to name. */
  readonly line: number;
}

/** What all items have. */
export interface MdtItem {
  /** Lower case with braces; empty where the item has none. */
  readonly guid: string;
  readonly name: string;
  readonly comments: string;
  readonly enabled: boolean;
  /** Not shown in the wizard, but used where something names it. */
  readonly hidden: boolean;
  /** Paths of the Workbench's folders it lies in, without the root. */
  readonly folders: readonly string[];
  /** Where its files lie on the disk, as the disk writes it, with `/`; null: it names none, or they are not there. */
  readonly path: string | null;
}

/** A command line and the files of the share that it names. */
export interface MdtCommand {
  readonly text: string;
  /** A password or a product key stood in it. */
  readonly hidden: boolean;
  readonly files: readonly MdtFileReference[];
}

export interface MdtFileReference {
  /** As the command names it. */
  readonly written: string;
  /** In the share, as the disk writes it, with `/`. */
  readonly path: string;
}

export interface MdtApplication extends MdtItem {
  readonly shortName: string;
  readonly version: string;
  readonly publisher: string;
  readonly language: string;
  /** Null: a bundle, which only names others. */
  readonly command: MdtCommand | null;
  readonly workingDirectory: string;
  /** As written; null: without files of its own. */
  readonly source: string | null;
  /** GUIDs in order. */
  readonly dependencies: readonly string[];
  readonly reboot: boolean;
  readonly uninstallKey: string;
  readonly supportedPlatforms: readonly string[];
}

export interface MdtDriver extends MdtItem {
  readonly manufacturer: string;
  readonly version: string;
  readonly class: string;
  /** Path of the INF as written. */
  readonly source: string | null;
  readonly platforms: readonly string[];
}

export interface MdtOperatingSystem extends MdtItem {
  readonly description: string;
  readonly platform: string;
  readonly build: string;
  readonly source: string | null;
  readonly imageFile: string | null;
  readonly imageIndex: number | null;
  readonly imageName: string;
  /** Edition id, such as `Enterprise`. */
  readonly edition: string;
  readonly languages: readonly string[];
  /** Parts of a split image, all of them; otherwise the image file alone. As the disk writes them. */
  readonly imagePaths: readonly string[];
}

/** A package of Windows itself (CAB): update, language, feature. */
export interface MdtPackage extends MdtItem {
  readonly packageType: string;
  readonly architecture: string;
  readonly language: string;
  readonly source: string | null;
}

export interface MdtFolder {
  /** Which of the `*Groups.xml`, such as `DriverGroups.xml`. */
  readonly file: string;
  /** Full path with backslashes. */
  readonly name: string;
  readonly enabled: boolean;
  readonly members: readonly string[];
}

export interface MdtSelectionProfile extends MdtItem {
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
  readonly readOnly: boolean;
}

export interface MdtMedia extends MdtItem {
  readonly selectionProfile: string;
}

export interface MdtTaskSequence extends MdtItem {
  /** Its folder below Control. */
  readonly id: string;
  readonly version: string;
  readonly template: string;
  readonly variables: readonly MdtSetting[];
  /** Null: `ts.xml` is missing or cannot be read. */
  readonly nodes: readonly MdtNode[] | null;
  readonly hasAnswerFile: boolean;
}

export type MdtNode = MdtGroup | MdtStep;

interface MdtNodeBase {
  readonly name: string;
  readonly description: string;
  readonly disabled: boolean;
  readonly continueOnError: boolean;
  readonly condition: MdtCondition | null;
}

export interface MdtGroup extends MdtNodeBase {
  readonly kind: "group";
  readonly nodes: readonly MdtNode[];
}

export interface MdtStep extends MdtNodeBase {
  readonly kind: "step";
  /** Empty for the many steps that have none. */
  readonly type: string;
  readonly command: MdtCommand;
  readonly successCodes: string;
  readonly runIn: string;
  readonly startIn: string;
  readonly variables: readonly MdtSetting[];
}

export type MdtCondition =
  | { readonly kind: "and" | "or" | "not"; readonly parts: readonly MdtCondition[] }
  | { readonly kind: "expression"; readonly type: string; readonly variables: readonly MdtSetting[] };

export interface MdtRules {
  readonly file: string;
  readonly sections: readonly MdtSection[];
}

export interface MdtSection {
  readonly name: string;
  readonly line: number;
  readonly settings: readonly MdtSetting[];
}

export interface MdtProblem {
  readonly file: string;
  /** A sentence without the text it is about, which may be a password. */
  readonly what: string;
  /** The file as a whole cannot be used. */
  readonly refused: boolean;
}
