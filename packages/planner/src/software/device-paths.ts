/** Which of the two sets of system folders a program sees on 64-bit Windows. */
export type ArchitectureView = "64-bit" | "32-bit";

/** Variables of the device's environment, names as Windows has them. */
export type DeviceVariables = Readonly<Record<string, string>>;

const variableOf = (variables: DeviceVariables, name: string): string | undefined => {
  const folded = name.toLowerCase();
  return Object.entries(variables).find(([candidate]) => candidate.toLowerCase() === folded)?.[1];
};

/** What a 32-bit program is given instead ("File System Redirector", "WOW64 Implementation Details"). */
const seenBy32Bit: readonly (readonly [RegExp, string])[] = [
  [/^%ProgramFiles%/i, "%ProgramFiles(x86)%"],
  [/^%CommonProgramFiles%/i, "%CommonProgramFiles(x86)%"],
  [/^(%SystemRoot%|%windir%|[A-Za-z]:\\Windows)\\System32(?=\\)/i, "$1\\SysWOW64"],
];

/** `Sysnative` is there for 32-bit programs alone, and the agent is none: it is the 64-bit folder by its name. */
const sysnative = /^(%SystemRoot%|%windir%|[A-Za-z]:\\Windows)\\Sysnative(?=\\)/i;

/**
 * A path as the agent, a 64-bit program, has to name it: folders of the view that a step asks for, the variable at its
 * beginning filled in. Only that one: nothing else of a line is the environment's to change.
 */
export const devicePath = (path: string, view: ArchitectureView, variables: DeviceVariables): string => {
  const is64Bit = sysnative.test(path);
  const seen =
    view === "64-bit" || is64Bit
      ? path.replace(sysnative, "$1\\System32")
      : seenBy32Bit.reduce((text, [from, to]) => text.replace(from, to), path);
  return seen.replace(/^%([A-Za-z][\w()]*)%/, (whole, name: string) => variableOf(variables, name) ?? whole);
};
