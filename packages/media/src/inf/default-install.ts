import type { DriverArchitecture } from "@windlass/protocol";
import { parseDecoration } from "./decoration.ts";
import type { InfDocument } from "./document.ts";
import type { UsedInstallSection } from "./models.ts";

const everyArchitecture: readonly DriverArchitecture[] = ["x86", "x64", "arm64"];

export interface DefaultInstall {
  /** A primitive driver has decorated sections only; an undecorated one is a script of old. */
  readonly kind: "primitive" | "legacy" | null;
  readonly installSections: UsedInstallSection[];
}

/** Reads which `[DefaultInstall]` sections there are. Source: Microsoft, "Creating a primitive driver". */
export const readDefaultInstall = (document: InfDocument): DefaultInstall => {
  const names = document.sectionNames().filter((name) => /^defaultinstall(\.nt[^.]*)?$/i.test(name));
  const installSections = names.flatMap((name): UsedInstallSection[] => {
    const suffix = name.slice("defaultinstall.".length);
    const section = { document, name };
    if (suffix === "" || suffix.toLowerCase() === "nt")
      return everyArchitecture.map((architecture) => ({ architecture, section }));
    const target = parseDecoration(suffix);
    return target ? [{ architecture: target.architecture, section }] : [];
  });
  if (installSections.length === 0) return { kind: null, installSections };
  const isLegacy = names.some((name) => /^defaultinstall(\.nt)?$/i.test(name));
  return { kind: isLegacy ? "legacy" : "primitive", installSections };
};
