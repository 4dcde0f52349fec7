import type { InstallerKind, MsiFacts, PackageFileFacts, ProgramInspection } from "@windlass/protocol";
import { proposedSwitches } from "../steps/install-step.ts";

type Facts = NonNullable<PackageFileFacts["facts"]>;

/** What is shown of a file, and what somebody should think of first. */
interface ToldFacts {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly warnings: readonly string[];
}

const installerNames: Readonly<Record<InstallerKind, string>> = {
  inno: "Inno Setup",
  nsis: "NSIS",
  burn: "WiX Burn",
  installshield: "InstallShield",
  squirrel: "Squirrel",
  velopack: "Velopack",
  "advanced-installer": "Advanced Installer",
  installaware: "InstallAware",
  "7-zip-sfx": "7-Zip, self-extracting",
  iexpress: "IExpress",
  "msi-in-exe": "MSI in a program",
};

const present = (facts: readonly (readonly [string, string | null | undefined])[]) =>
  facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));

const certainty = {
  documented: "documented by its maker",
  usual: "usual, but the author decides",
  guess: "a guess: try it",
} as const;

const ofMsi = (msi: MsiFacts): ToldFacts => ({
  facts: present([
    ["Product", msi.productName],
    ["Version", msi.productVersion],
    ["Maker", msi.manufacturer],
    ["Processor", msi.architecture],
    ["Product code", msi.productCode],
    ["Upgrade code", msi.upgradeCode],
  ]),
  warnings: [
    ...(msi.installsFor === "user" ? ["Installs for one person: run as SYSTEM nobody else sees it."] : []),
    ...(msi.productCode === null ? ["It has no product code, by which it could be found or removed."] : []),
  ],
});

const ofProgram = (program: ProgramInspection): ToldFacts => {
  const { installer, signature } = program;
  const silent = proposedSwitches(program);
  return {
    facts: present([
      ["Product", program.productName ?? program.description],
      ["Version", program.productVersion ?? program.fileVersion],
      ["Maker", program.companyName],
      ["Installer", installer && [installerNames[installer.type], installer.toolVersion].filter(Boolean).join(" ")],
      ["Silent", silent && `${silent.switches || "needs no switches"} (${certainty[silent.certainty]})`],
      ["Signature", signature.present ? `by ${signature.subject ?? "somebody"}, not verified here` : "none"],
    ]),
    warnings: [
      ...(installer ? [] : ["No installer that is known: look up its silent switches."]),
      ...(silent?.note ? [silent.note] : []),
    ],
  };
};

/** What reading a file told, in words. */
export const factsOfFile = (facts: Facts): ToldFacts => {
  if (facts.kind === "msi") return ofMsi(facts);
  if (facts.kind === "program") return ofProgram(facts);
  const kind = facts.kind === "msi-patch" ? "Windows Installer patch" : "Windows Installer transform";
  return {
    facts: present([
      ["Kind", kind],
      ["Title", facts.title],
      ["Is for", facts.targetProductCodes.join(", ")],
      ["Patch code", facts.patchCode],
    ]),
    warnings: [],
  };
};
