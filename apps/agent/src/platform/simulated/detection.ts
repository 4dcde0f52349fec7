import { existsSync } from "node:fs";
import type { DetectionRule, RegistryData } from "@windlass/protocol";
import type { Detection } from "../platform.ts";
import { readRegistryFile } from "./registry.ts";

/** Where Windows Installer registers a product. */
export const uninstallKeyOf = (productCode: string): string =>
  `SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${productCode}`;

const asText = (data: RegistryData): string => {
  if ("text" in data) return data.text;
  if ("number" in data) return String(data.number);
  if ("digits" in data) return data.digits;
  return "texts" in data ? data.texts.join("\n") : data.bytes;
};

/** Whether a dotted version is the other or a newer one, number by number. */
const reaches = (version: string, minimum: string): boolean => {
  const [one, other] = [version, minimum].map((text) => text.split(".").map(Number));
  for (let index = 0; index < 4; index++) {
    const [left, right] = [one?.[index] ?? 0, other?.[index] ?? 0];
    if (left !== right) return left > right;
  }
  return true;
};

const valueMatches = (rule: Extract<DetectionRule, { kind: "registry-value" }>, data: RegistryData): boolean => {
  if (rule.operator === "exists") return true;
  const text = asText(data);
  return rule.operator === "equals" ? text === rule.value : reaches(text, rule.value);
};

/** Looks for software on the simulated Windows: files in its folder, values in its registry's file. */
export const detectOnSimulatedDevice = (
  rule: DetectionRule,
  registryPath: string,
  pathOf: (windowsFile: string) => string | null,
): Detection => {
  if (rule.kind === "registry-value") {
    const data = readRegistryFile(registryPath, rule.view, rule);
    const place = `the registry value ${rule.key}\\${rule.name || "(default)"}`;
    if (data === null) return { found: false, words: `${place} is not there` };
    if (valueMatches(rule, data)) return { found: true, words: `${place} is there` };
    const wanted = rule.operator === "equals" ? "not" : "not at least";
    return { found: false, words: `${place} is “${asText(data)}”, ${wanted} “${rule.value}”` };
  }
  if (rule.kind === "msi-product") {
    const place = { root: "HKEY_LOCAL_MACHINE", key: uninstallKeyOf(rule.productCode), name: "DisplayVersion" };
    const data = readRegistryFile(registryPath, "64-bit", place) ?? readRegistryFile(registryPath, "32-bit", place);
    if (data === null) return { found: false, words: `the product ${rule.productCode} is not installed` };
    const isEnough = rule.minimumVersion === null || reaches(asText(data), rule.minimumVersion);
    return isEnough
      ? { found: true, words: `the product ${rule.productCode} is installed` }
      : {
          found: false,
          words: `the product ${rule.productCode} is installed as ${asText(data)}, not ${rule.minimumVersion} or newer`,
        };
  }
  if (rule.kind === "script") return { found: null, words: "a simulated device does not run detection scripts" };
  const path = pathOf(rule.path);
  if (path === null || !existsSync(path)) return { found: false, words: `${rule.path} is not there` };
  if (rule.minimumVersion === null) return { found: true, words: `${rule.path} is there` };
  return { found: null, words: `a simulated device does not read the version of ${rule.path}` };
};
