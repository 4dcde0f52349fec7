import type { DetectionRule, SoftwareStep } from "@windlass/protocol";

const registryWords = (step: Extract<SoftwareStep, { kind: "registry" }>): string => {
  const { change } = step;
  const value = "name" in change ? `\\${change.name || "(default)"}` : "";
  return `${change.action} ${change.root}\\${change.key}${value}`;
};

/** What a step does, in a line; nothing of what it is given in variables and properties, which may be secrets. */
export const stepInWords = (step: SoftwareStep): string => {
  switch (step.kind) {
    case "powershell":
      return `PowerShell, ${step.file ?? step.script}`;
    case "cmd":
      return `command line, ${step.command}`;
    case "execute":
      return `program, ${step.program}`;
    case "msi":
      return `MSI, ${step.action} ${step.file ?? step.path ?? step.productCode}`;
    case "winget":
      return `WinGet, ${step.packageId}`;
    case "copy":
      return `copy, ${step.source} to ${step.destination}`;
    case "registry":
      return `registry, ${registryWords(step)}`;
    case "registry-bulk":
      return `registry, ${step.changes.length} changes`;
  }
};

const orNewer = (version: string | null): string => (version === null ? "" : `, ${version} or newer`);

/** What a rule looks for. */
export const ruleInWords = (rule: DetectionRule): string => {
  switch (rule.kind) {
    case "msi-product":
      return `product ${rule.productCode}${orNewer(rule.minimumVersion)}`;
    case "file-version":
      return `file ${rule.path}${orNewer(rule.minimumVersion)}`;
    case "registry-value": {
      const { root, key, name, view, operator, value } = rule;
      const wanted = { exists: "exists", equals: `is “${value}”`, "at-least": `is “${value}” or newer` }[operator];
      return `registry value ${root}\\${key}\\${name || "(default)"} (${view}) ${wanted}`;
    }
    case "script":
      return `script ${rule.script}`;
  }
};
