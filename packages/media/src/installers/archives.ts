import { fieldsOf, truncated } from "../fields.ts";
import { beginsWith, bytesAt } from "../portable-executable/program.ts";
import type { Recogniser } from "./recognised.ts";

const sevenZip = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c];
const zip = "PK\u0003\u0004";
const configurationLimit = 16 * 1024;

/**
 * A 7-Zip archive behind a program that unpacks and starts it, with or without the text that says what is started (LZMA
 * SDK, `installer.txt`).
 */
export const recogniseSevenZip: Recogniser = async ({ file, headers }) => {
  const { offset } = headers.overlay;
  const bytes = Buffer.from(await bytesAt(file, offset, configurationLimit));
  const text = bytes.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  const configured = text.startsWith(";!@Install@!UTF-8!");
  if (!configured && !beginsWith(bytes, sevenZip)) return null;
  const at = bytes.indexOf(Buffer.from(sevenZip));
  if (at >= 0 && at + 32 <= bytes.length) {
    const header = fieldsOf(bytes.subarray(at, at + 32), offset + at, file.fileName);
    const end = offset + at + 32 + header.u64(12) + header.u64(20);
    if (end > file.reader.size) throw truncated(file, "the archive in it", end);
  }
  const starts = /^(?:RunProgram|ExecuteFile)="([^"\r\n]{1,300})"/mu.exec(text)?.[1]?.replaceAll("\\\\", "\\");
  return {
    type: "7-zip-sfx",
    toolVersion: null,
    evidence: configured ? "7-Zip archive with instructions behind the program" : "7-Zip archive behind the program",
    ...(configured ? { starts: starts ?? "setup.exe" } : {}),
  };
};

/** Squirrel.Windows keeps the package as a ZIP in a resource of type DATA (`src/Setup/UpdateRunner.cpp`). */
export const recogniseSquirrel: Recogniser = async ({ file, resources, headers, version }) => {
  for (const { type, offset } of resources) {
    if (type !== "DATA" || !beginsWith(await bytesAt(file, offset, 4), zip)) continue;
    return { type: "squirrel", toolVersion: null, evidence: "a ZIP in a resource of type DATA" };
  }
  if (version.texts.has("SquirrelAwareVersion"))
    return { type: "squirrel", toolVersion: null, evidence: "its version information names SquirrelAwareVersion" };
  // Velopack, its successor, appends the package itself.
  const overlay = Buffer.from(await bytesAt(file, headers.overlay.offset, configurationLimit));
  if (beginsWith(overlay, zip) && /\.nuspec|lib\/app\//u.test(overlay.toString("latin1")))
    return { type: "velopack", toolVersion: null, evidence: "a NuGet package behind the program" };
  return null;
};

/** IExpress: what is unpacked and started are resources by name; both must be there. */
export const recogniseIexpress: Recogniser = async ({ file, resources }) => {
  const named = (wanted: string) => resources.find(({ type, name }) => type === 10 && name === wanted);
  const cabinet = named("CABINET");
  const run = named("RUNPROGRAM");
  if (!cabinet || !run || !beginsWith(await bytesAt(file, cabinet.offset, 4), "MSCF")) return null;
  const starts = Buffer.from(await bytesAt(file, run.offset, Math.min(run.size, 300)))
    .toString("latin1")
    .replace(/\0.*$/su, "");
  return { type: "iexpress", toolVersion: null, evidence: "resources CABINET and RUNPROGRAM", starts };
};
