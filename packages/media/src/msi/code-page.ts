import { TextDecoder } from "node:util";

/** Code pages of Windows whose name for the Encoding Standard is not `windows-` and the number. */
const labels: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  65001: "utf-8",
};

/**
 * A decoder for text of a Windows code page. 0 is "whatever the machine uses"; text that depends on it cannot be told
 * apart, so it is read as that of Western Europe.
 *
 * @returns null for a code page that is not known
 */
export const decoderOf = (codePage: number): TextDecoder | null => {
  if (codePage >= 1250 && codePage <= 1258) return new TextDecoder(`windows-${codePage}`);
  if (codePage === 0 || codePage === 20_127 || codePage === 28_591) return new TextDecoder("windows-1252");
  const label = labels[codePage];
  return label === undefined ? null : new TextDecoder(label);
};
