/** One word of a command line, as `CommandLineToArgvW` takes it apart, and as it was written. */
export interface CommandWord {
  readonly text: string;
  readonly written: string;
  /** Where it begins in the line. */
  readonly at: number;
}

/** Takes a command line apart; backslashes are plain but before a quote, as MDT's own commands have them. */
export const commandWords = (line: string): CommandWord[] =>
  [...line.matchAll(/(?:[^\s"]+|"[^"]*"?)+/g)].map((match) => ({
    text: match[0].replaceAll('"', ""),
    written: match[0],
    at: match.index,
  }));

/** Whether taking the word apart and quoting it again gives a program the same: quotes around all of it, or none. */
export const isPlainWord = ({ written }: CommandWord): boolean => /^(?:[^"]*|"[^"]*")$/.test(written);

/** Operators, variables and escapes that only the command interpreter knows. */
export const needsInterpreter = (line: string): boolean => /[&|<>^]|%[\w()]+%/.test(line.replaceAll(/"[^"%]*"/g, ""));

export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The program that a word names, without folder and `.exe`, in small letters. */
export const programName = (text: string): string =>
  baseName(text)
    .toLowerCase()
    .replace(/\.exe$/, "");
