import { type DeviceFacts, deviceFacts } from "@windlass/protocol";

/** Names that people, dmidecode and PowerShell (Get-ComputerInfo) give the same thing, folded. */
const names: Readonly<Record<string, keyof DeviceFacts>> = {
  vendor: "vendor",
  manufacturer: "vendor",
  csmanufacturer: "vendor",
  model: "model",
  productname: "model",
  csmodel: "model",
  sku: "sku",
  skunumber: "sku",
  cssystemskunumber: "sku",
  family: "family",
  cssystemfamily: "family",
  board: "board",
  baseboard: "board",
  serialnumber: "serialNumber",
  biosserialnumber: "serialNumber",
  firmwareversion: "firmwareVersion",
  biosversion: "firmwareVersion",
  chassis: "chassis",
  architecture: "architecture",
  edition: "osEdition",
  windowsedition: "osEdition",
  windowseditionid: "osEdition",
  windowsversion: "osVersion",
  osversion: "osVersion",
  build: "osBuild",
  windowsbuild: "osBuild",
  osbuildnumber: "osBuild",
  memory: "memoryGigabytes",
  largestdisk: "diskGigabytes",
  disk: "diskGigabytes",
  tpmversion: "tpm",
  secureboot: "secureBoot",
  hardwareid: "hardwareIds",
};

export const factsHint =
  "One fact a line, for example “Vendor: Dell Inc.”, “Product Name: Latitude 5450”, “Memory: 16 GB”, “Hardware id: PCI\\VEN_10DE&DEV_2684”. Output of dmidecode and Get-ComputerInfo fits, too.";

const numbers = new Set<keyof DeviceFacts>(["osBuild", "memoryGigabytes", "diskGigabytes"]);

const readValue = (name: keyof DeviceFacts, text: string): unknown => {
  if (numbers.has(name)) return Number.parseInt(text, 10);
  if (name === "secureBoot") return /^(on|yes|true|enabled)$/i.test(text);
  if (name === "tpm") return { present: true, version: text };
  if (name === "chassis" || name === "architecture") return text.toLowerCase();
  return text;
};

/** What pasted lines tell of a device. A line that names nothing known is passed over; a value that cannot be is told. */
export const factsFromText = (text: string): { readonly facts: DeviceFacts; readonly problem: string | null } => {
  const told: Record<string, unknown> = {};
  const hardwareIds: string[] = [];
  for (const line of text.split("\n")) {
    const [, label = "", value = ""] = /^([^:=]+?)\s*[:=]\s*(.+)$/.exec(line.trim()) ?? [];
    const name = names[label.toLowerCase().replaceAll(/[^a-z]/g, "")];
    if (name === undefined || value.trim() === "") continue;
    if (name === "hardwareIds") hardwareIds.push(value.trim());
    else told[name] ??= readValue(name, value.trim());
  }
  if (hardwareIds.length > 0) told.hardwareIds = hardwareIds;
  const read = deviceFacts.safeParse(told);
  if (read.success) return { facts: read.data, problem: null };
  const where = read.error.issues.map(({ path }) => String(path[0])).join(", ");
  return { facts: deviceFacts.parse({}), problem: `This cannot be read: ${where}.` };
};
