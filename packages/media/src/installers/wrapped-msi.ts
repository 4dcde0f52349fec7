import { compoundFileSignature } from "../compound-file/header.ts";
import { beginsWith, bytesAt } from "../portable-executable/program.ts";
import type { Recogniser } from "./recognised.ts";

const footerReach = 16 * 1024;
/** Resources that are looked into; a whole package in a resource is never one of hundreds. */
const mostResources = 300;

/** Advanced Installer marks the end of its file (footer with `ADVINSTSFX`; russellbanks/Komac, `advanced`). */
export const recogniseAdvancedInstaller: Recogniser = async ({ file, headers }) => {
  const end = headers.overlay.offset + headers.overlay.size;
  const start = Math.max(headers.overlay.offset, end - footerReach);
  const footer = Buffer.from(await bytesAt(file, start, end - start));
  if (headers.overlay.size === 0 || footer.indexOf("ADVINSTSFX") < 0) return null;
  return { type: "advanced-installer", toolVersion: null, evidence: "footer ADVINSTSFX at its end" };
};

/** InstallAware says so in its version information. */
export const recogniseInstallAware: Recogniser = async ({ version }) =>
  version.texts.get("Comments")?.includes("built with InstallAware")
    ? { type: "installaware", toolVersion: null, evidence: "its version information names InstallAware" }
    : null;

/** A whole Windows Installer package behind the program or in a resource, as jpackage and simple wrappers do it. */
export const recogniseWrappedMsi: Recogniser = async ({ file, headers, resources }) => {
  const isPackage = async (offset: number) => beginsWith(await bytesAt(file, offset, 8), compoundFileSignature);
  if (headers.overlay.size > 0 && (await isPackage(headers.overlay.offset)))
    return { type: "msi-in-exe", toolVersion: null, evidence: "a Windows Installer package behind the program" };
  for (const { offset, type, size } of resources.slice(0, mostResources)) {
    if (size < 1536 || !(await isPackage(offset))) continue;
    return {
      type: "msi-in-exe",
      toolVersion: null,
      evidence: `a Windows Installer package in a resource of type ${type}`,
    };
  }
  return null;
};
