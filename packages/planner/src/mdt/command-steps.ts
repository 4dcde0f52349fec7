import type { MdtCommand } from "@windlass/protocol";
import { baseName, commandWords, isPlainWord, needsInterpreter, programName } from "./command-words.ts";
import { msiCommandOf, msiStepOf } from "./msi-command.ts";
import type { Left } from "./report-book.ts";
import { storeAppScript } from "./store-app.ts";
import type { DraftFile, StepDraft } from "./types.ts";

/** What a command becomes. */
export type CommandSteps =
  | {
      readonly steps: readonly StepDraft[];
      readonly files: readonly DraftFile[];
      readonly notes: readonly string[];
      readonly remedy: string | null;
    }
  | Left;

export interface CommandAsked {
  readonly command: MdtCommand;
  readonly name: string;
  /** Folder of the share whose files are the package's; null: none. */
  readonly folder: string | null;
  /** Codes that are a success, as `0 3010`. */
  readonly successCodes: string;
  readonly continueOnError: boolean;
}

/** MDT let a program run as long as it liked; something has to end one that waits for a click. */
const timeoutSeconds = 7200;

const shareVariable = /%(?:scriptroot|deployroot|resourceroot|toolroot)%/i;
/** Variables of Windows itself, which the interpreter knows. */
const windowsVariables =
  /^(?:systemroot|windir|systemdrive|programfiles(?:\(x86\))?|programw6432|commonprogramfiles(?:\(x86\))?|programdata|allusersprofile|public|temp|tmp|computername|username|userprofile|appdata|localappdata|comspec|path|processor_architecture|number_of_processors)$/i;

const unknownVariables = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/%([A-Za-z][\w()]*)%/g)].flatMap(([whole, name = ""]) =>
      windowsVariables.test(name) ? [] : whole,
    ),
  ),
];

/** A step that publishing refuses until somebody has completed it, so that nobody forgets. */
const toBeCompleted = (name: string): StepDraft => ({
  kind: "powershell",
  name: `${name.slice(0, 80)}: to be completed`,
  file: "complete-this-step.ps1",
});

const filesOf = ({ command, folder }: CommandAsked) => {
  const within = (path: string) =>
    folder !== null && path.toLowerCase().startsWith(`${folder.toLowerCase()}/`) ? path.slice(folder.length + 1) : null;
  const places = new Map<string, string>();
  const known = new Map<string, string>();
  const files: DraftFile[] = folder === null ? [] : [{ from: folder, to: "", kind: "folder" }];
  for (const { written, path } of command.files) {
    const to = within(path) ?? baseName(path);
    places.set(written.toLowerCase(), to);
    known.set(written.toLowerCase(), to).set(to.toLowerCase().replaceAll("/", "\\"), to);
    if (within(path) === null) files.push({ from: path, to, kind: "file" });
  }
  return { files, packagePath: (written: string) => known.get(written.toLowerCase()) ?? null, places };
};

const exitCodesOf = (codes: string) =>
  codes
    .split(/[\s,;]+/)
    .filter((code) => /^-?\d{1,10}$/.test(code) && code !== "0" && code !== "3010")
    .slice(0, 100)
    .map((code) => ({ code: Number(code), meaning: "success" as const, note: "a success in MDT" }));

/** A command with the share's variables as files of the package: `%SCRIPTROOT%\a.cmd` → `a.cmd`. */
const inPackage = (text: string, places: ReadonlyMap<string, string>): string =>
  [...places]
    .filter(([written]) => written.startsWith("%"))
    .reduce((line, [written, to]) => {
      const at = line.toLowerCase().indexOf(written);
      return at < 0 ? line : line.slice(0, at) + to.replaceAll("/", "\\") + line.slice(at + written.length);
    }, text);

const powershellOf = (
  line: string,
  base: object,
  packagePath: (written: string) => string | null,
): StepDraft | null => {
  const words = commandWords(line);
  const edition = programName(words[0]?.text ?? "") === "pwsh" ? ("7" as const) : ("5.1" as const);
  const at = words.findIndex(({ text }) => /^[/-]f(?:ile?|i)?$/i.test(text));
  const script = words[at + 1];
  const name = { ...base, name: "PowerShell script" };
  if (at > 0 && script) {
    const file = packagePath(script.text.replace(/^\.\\/, "")) ?? packagePath(script.text);
    const parameters = words.slice(at + 2).map(({ text }) => text);
    return file === null ? null : { ...name, kind: "powershell", file, edition, parameters };
  }
  const command = /\s[/-]c(?:ommand)?\s+(.+)$/is.exec(line)?.[1]?.trim();
  const text = command === undefined ? undefined : (/^"(.*)"$/s.exec(command)?.[1] ?? command);
  return text === undefined || /[/-]e(?:nc|c)/i.test(line.slice(0, line.indexOf(text)))
    ? null
    : { ...name, kind: "powershell", script: text, edition };
};

/** What a command line of MDT becomes here. */
export const commandSteps = (asked: CommandAsked): CommandSteps => {
  const { command, name } = asked;
  const { files, packagePath, places } = filesOf(asked);
  if (command.hidden)
    return {
      steps: [toBeCompleted(name)],
      files,
      notes: [`A password or product key stands in its command, which stays behind: ${command.text}`],
      remedy: "Make a secret, and complete the step with it. Until then publishing is refused.",
    };
  const line = inPackage(command.text, places);
  if (shareVariable.test(line))
    return {
      why: `It names a file of the share that is not there: ${line}`,
      remedy: "Find the file, or leave it out.",
    };
  const words = commandWords(line);
  const [first] = words;
  if (!first) return { why: "Its command is empty.", remedy: null };
  if (words.some(({ text }) => /\.wsf$/i.test(text)))
    return {
      why: "It is a Windows Script File, which needs MDT's own scripts, and VBScript, which Windows is losing.",
      remedy: "Write what it does as a PowerShell step.",
    };

  const exitCodes = exitCodesOf(asked.successCodes);
  const base = { name: name.slice(0, 120), continueOnError: asked.continueOnError, timeoutSeconds, exitCodes };
  const unknown = unknownVariables(line);
  const notes = [
    ...(unknown.length > 0 ? [`${unknown.join(", ")} is nothing here: variables of MDT are not there.`] : []),
    ...(/\.vbs\b/i.test(line) ? ["It is VBScript, which Windows is losing: rewrite it in PowerShell."] : []),
    ...(/\\\\[^\\\s]+\\/.test(line)
      ? ["It reads a file server while it runs, as the device's own account: put these files into the package."]
      : []),
  ];
  const done = (step: StepDraft): CommandSteps => ({ steps: [step], files, notes, remedy: null });
  const program = programName(first.text);
  const interpreted = (text: string): CommandSteps =>
    text.length > 8000 || /[\r\n]/.test(text)
      ? { why: "Its command is longer than one line of the command interpreter.", remedy: "Put it into a .cmd file." }
      : done({ ...base, kind: "cmd", command: text });

  if (program === "msiexec") {
    const msi = msiCommandOf(words.slice(1));
    const plain = msi !== null && !/%[\w()]+%/.test(msi.properties.map(({ value }) => value).join(" "));
    const step = plain ? msiStepOf(msi, base, packagePath) : null;
    return step ? done(step) : interpreted(line);
  }
  if (program === "powershell" || program === "pwsh") {
    const step = unknown.length > 0 ? null : powershellOf(line, base, packagePath);
    return step ? done(step) : interpreted(line);
  }
  if (program === "cmd") {
    const inner = /\s\/c\s+(.+)$/is.exec(line)?.[1]?.trim();
    return interpreted(inner === undefined ? line : (/^"([^"]*)"$/.exec(inner)?.[1] ?? inner));
  }
  if (/\.(?:appx|appxbundle|msix|msixbundle)$/i.test(first.text)) {
    const file = packagePath(first.text);
    if (file === null) return { why: "The app package is not in its folder.", remedy: "Find the file." };
    return done({ ...base, kind: "powershell", script: storeAppScript(file) });
  }
  const file = packagePath(first.text);
  const isProgram = /\.exe$/i.test(first.text);
  if (needsInterpreter(line) || !isProgram || (file === null && !/^\\\\[^\\]+\\.+/.test(first.text)))
    return interpreted(line);
  const rest = words.slice(1);
  // Programs that read their line themselves want it as it was: /v"…" of InstallShield, /D= of NSIS.
  const isPlain = rest.every((word) => isPlainWord(word) && !/^\/D=/.test(word.text));
  const given = isPlain
    ? { arguments: rest.map(({ text }) => text) }
    : { rawArguments: rest[0] ? line.slice(rest[0].at) : "" };
  return done({ ...base, kind: "execute", program: file ?? first.text, ...given });
};
