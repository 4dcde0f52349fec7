import type { Fields } from "../fields.ts";
import { decoderOf } from "./code-page.ts";

/** What the summary information tells of a package, patch or transform; see "Summary Property Descriptions". */
export interface SummaryInformation {
  readonly title: string | null;
  readonly subject: string | null;
  readonly author: string | null;
  /** `x64;1033`: platform and languages of a package, target products of a patch. */
  readonly template: string | null;
  /** Package code of a package, patch code of a patch. */
  readonly revision: string | null;
  /** Oldest Windows Installer times 100. */
  readonly minimumInstaller: number | null;
  /** Bits: 1 short names, 2 compressed, 4 administrative image, 8 needs no elevation. */
  readonly wordCount: number | null;
  readonly application: string | null;
}

export const noSummary: SummaryInformation = {
  title: null,
  subject: null,
  author: null,
  template: null,
  revision: null,
  minimumInstaller: null,
  wordCount: null,
  application: null,
};

const smallInteger = 2;
const integer = 3;
const narrowText = 0x1e;
const propertyLimit = 200;

/**
 * Reads the OLE property set of the stream `\u0005SummaryInformation` ([MS-OLEPS]).
 *
 * @throws WindlassError `installer.damaged`
 */
export const readSummary = (fields: Fields): SummaryInformation => {
  if (fields.u16(0) !== 0xfffe) throw fields.damaged(0, "its summary does not begin as one");
  const section = fields.u32(44);
  const count = fields.u32(section + 4);
  if (count > propertyLimit) throw fields.damaged(section, `its summary announces ${count} properties`);

  const numbers = new Map<number, number>();
  const texts = new Map<number, Uint8Array>();
  for (let index = 0; index < count; index++) {
    const id = fields.u32(section + 8 + index * 8);
    const at = section + fields.u32(section + 12 + index * 8);
    const type = fields.u32(at) & 0xffff;
    if (type === smallInteger) numbers.set(id, fields.u16(at + 4));
    else if (type === integer) numbers.set(id, fields.u32(at + 4) | 0);
    else if (type === narrowText) texts.set(id, fields.slice(at + 8, fields.u32(at + 4)));
  }
  const decoder = decoderOf((numbers.get(1) ?? 0) & 0xffff) ?? new TextDecoder("windows-1252");
  const text = (id: number): string | null => {
    const stored = texts.get(id);
    return stored === undefined ? null : decoder.decode(stored).replace(/\0.*$/su, "");
  };
  return {
    title: text(2),
    subject: text(3),
    author: text(4),
    template: text(7),
    revision: text(9),
    minimumInstaller: numbers.get(14) ?? null,
    wordCount: numbers.get(15) ?? null,
    application: text(18),
  };
};
