import { fieldsOf, truncated } from "../fields.ts";
import { bytesAt } from "../portable-executable/program.ts";
import type { Recogniser } from "./recognised.ts";

const boundary = 512;
/** Boundaries behind the program that are looked at; the header stands at the first unless something was put before. */
const boundaries = 64;
const uninstaller = 1;

/** The header that NSIS looks for in its own file (kichik/nsis, `Source/exehead/fileform.h`, firstheader). */
export const recogniseNsis: Recogniser = async ({ file, headers, manifest }) => {
  const start = headers.overlay.offset;
  const overlay = fieldsOf(await bytesAt(file, start, boundary * boundaries), start, file.fileName);
  for (let at = 0; at + 28 <= overlay.bytes.length; at += boundary) {
    const name = Buffer.from(overlay.slice(at + 8, 12)).toString("latin1");
    if (overlay.u32(at + 4) !== 0xdead_beef || name !== "NullsoftInst") continue;
    const end = overlay.place(at) + overlay.u32(at + 24);
    if (end > file.reader.size) throw truncated(file, "what it installs", end);
    return {
      type: "nsis",
      toolVersion: /Nullsoft Install System v([^\s<"]+)/.exec(manifest)?.[1] ?? null,
      evidence: `${(overlay.u32(at) & uninstaller) === 0 ? "installer" : "uninstaller"} header of NSIS at byte ${overlay.place(at)}`,
    };
  }
  return null;
};
