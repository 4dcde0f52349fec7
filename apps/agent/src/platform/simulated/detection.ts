import { existsSync } from "node:fs";
import type { DetectionRule, RegistryData } from "@windlass/protocol";
import type { Detection } from "../platform.ts";
import { readRegistryFile } from "./registry.ts";

const uninstallKeys = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";

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
    const found = data !== null && valueMatches(rule, data);
    return {
      found,
      words: `the registry value ${rule.key}\\${rule.name || "(default)"} is ${found ? "" : "not "}there`,
    };
  }
  if (rule.kind === "msi-product") {
    const place = { root: "HKEY_LOCAL_MACHINE", key: `${uninstallKeys}\\${rule.productCode}`, name: "DisplayVersion" };
    const data = readRegistryFile(registryPath, "64-bit", place) ?? readRegistryFile(registryPath, "32-bit", place);
    const found = data !== null && (rule.minimumVersion === null || reaches(asText(data), rule.minimumVersion));
    return { found, words: `the product ${rule.productCode} is ${found ? "" : "not "}installed` };
  }
  if (rule.kind === "script") return { found: null, words: "a simulated device does not run detection scripts" };
  const path = pathOf(rule.path);
  if (path === null || !existsSync(path)) return { found: false, words: `${rule.path} is not there` };
  if (rule.minimumVersion === null) return { found: true, words: `${rule.path} is there` };
  return { found: null, words: `a simulated device does not read the version of ${rule.path}` };
};
