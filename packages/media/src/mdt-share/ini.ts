import { type MdtRules, type MdtSection, type MdtSetting, WindlassError } from "@windlass/protocol";
import { isSecret, withoutSecrets } from "./secrets.ts";

/** Bytes; the largest in the field, with a section for each device of a company, have a few hundred thousand. */
export const largestRules = 4_000_000;
const mostSettings = 100_000;

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

/** A setting as it may be handed out. */
export const settingOf = (name: string, written: string, line: number): MdtSetting => {
  if (isSecret(name, written)) return { name, value: null, hidden: true, line };
  const { text, hidden } = withoutSecrets(written);
  return { name, value: hidden ? null : text, hidden, line };
};

interface OpenSection {
  readonly name: string;
  readonly line: number;
  readonly settings: MdtSetting[];
}

/**
 * Reads `CustomSettings.ini` or `Bootstrap.ini`: `[section]`, `name=value`, comments that begin a line. A line that is none
 * of these is told by its number alone: whoever mistypes `AdminPassword=` has the password in it.
 *
 * @throws WindlassError `mdt.file-unreadable` for more settings than anybody has
 */
export const readRules = (
  text: string,
  file: string,
): { readonly rules: MdtRules; readonly problems: readonly string[] } => {
  const problems: string[] = [];
  let open: OpenSection = { name: "", line: 0, settings: [] };
  const sections: OpenSection[] = [open];
  let count = 0;
  let line = 0;
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    line++;
    const content = match[0].trim();
    if (content === "" || content.startsWith(";")) continue;
    if (++count > mostSettings)
      throw new WindlassError("mdt.file-unreadable", {
        parameters: { file, what: `it has more than ${mostSettings} settings`, offset: match.index },
      });
    if (content.startsWith("[")) {
      const end = content.indexOf("]");
      if (end < 0) problems.push(`Line ${line} begins a section without the closing bracket.`);
      open = { name: content.slice(1, end < 0 ? undefined : end).trim(), line, settings: [] };
      sections.push(open);
      continue;
    }
    const equals = content.indexOf("=");
    if (equals < 1) {
      problems.push(`Line ${line} is neither a section, nor a setting, nor a comment.`);
      continue;
    }
    if (open.name === "" && open.settings.length === 0)
      problems.push(`Line ${line} stands before the first section, where MDT does not look.`);
    const name = content.slice(0, equals).trim().slice(0, 200);
    open.settings.push(settingOf(name, unquoted(content.slice(equals + 1).trim()), line));
  }
  const used: MdtSection[] = sections.filter(({ name, settings }) => name !== "" || settings.length > 0);
  return { rules: { file, sections: used }, problems };
};
