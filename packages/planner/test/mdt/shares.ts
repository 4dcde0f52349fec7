import type {
  MdtApplication,
  MdtCommand,
  MdtItem,
  MdtNode,
  MdtRules,
  MdtSetting,
  MdtShare,
  MdtStep,
} from "@windlass/protocol";

export const guid = (number: number): string => `{00000000-0000-4000-8000-${String(number).padStart(12, "0")}}`;

export const item = (number: number, name: string): MdtItem => ({
  guid: guid(number),
  name,
  comments: "",
  enabled: true,
  hidden: false,
  folders: [],
  path: null,
});

/** A command with files of the application's folder. */
export const command = (text: string, folder: string, ...files: readonly string[]): MdtCommand => ({
  text,
  hidden: false,
  files: files.map((written) => ({ written, path: `${folder}/${written.replaceAll("\\", "/")}` })),
});

export const application = (number: number, name: string, given: Partial<MdtApplication> = {}): MdtApplication => ({
  ...item(number, name),
  path: `Applications/${name}`,
  shortName: name,
  version: "1.0",
  publisher: "",
  language: "",
  command: command("setup.exe /S", `Applications/${name}`, "setup.exe"),
  workingDirectory: "",
  source: `.\\Applications\\${name}`,
  dependencies: [],
  reboot: false,
  uninstallKey: "",
  supportedPlatforms: [],
  ...given,
});

export const setting = (name: string, value: string, line = 0): MdtSetting => ({ name, value, hidden: false, line });

export const step = (name: string, text: string, given: Partial<MdtStep> = {}): MdtStep => ({
  kind: "step",
  name,
  description: "",
  disabled: false,
  continueOnError: false,
  condition: null,
  type: "",
  command: { text, hidden: false, files: [] },
  successCodes: "",
  runIn: "FullOS",
  startIn: "",
  variables: [],
  ...given,
});

export const rules = (text: string): MdtRules => {
  const sections: { name: string; line: number; settings: MdtSetting[] }[] = [];
  for (const [at, written] of text.trim().split("\n").entries()) {
    const line = written.trim();
    const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    if (line.startsWith("[")) sections.push({ name: line.slice(1, -1), line: at + 1, settings: [] });
    else if (name !== undefined) sections.at(-1)?.settings.push(setting(name, value ?? "", at + 1));
  }
  return { file: "Control\\CustomSettings.ini", sections };
};

export const share = (given: Partial<MdtShare> = {}): MdtShare => ({
  version: "6.3.8456.1000",
  settings: [],
  applications: [],
  drivers: [],
  operatingSystems: [],
  packages: [],
  taskSequences: [],
  selectionProfiles: [],
  medias: [],
  linkedShares: [],
  folders: [],
  rules: [],
  problems: [],
  ...given,
});

/** A share with one Windows and one sequence that installs it, and then does what is given. */
export const shareOf = (nodes: readonly MdtNode[], given: Partial<MdtShare> = {}): MdtShare =>
  share({
    operatingSystems: [
      {
        ...item(900, "Windows 11 in W11 install.wim"),
        description: "",
        platform: "x64",
        build: "10.0.26100.1",
        source: null,
        imageFile: "install.wim",
        imageIndex: 3,
        imageName: "Windows 11 Pro",
        edition: "Professional",
        languages: ["en-US"],
        imagePaths: ["Operating Systems/W11/install.wim"],
      },
    ],
    taskSequences: [
      {
        ...item(901, "Office"),
        id: "OFFICE",
        version: "1.0",
        template: "Client.xml",
        variables: [setting("OSGUID", guid(900))],
        nodes,
        hasAnswerFile: false,
      },
    ],
    ...given,
  });
