import type { DeviceClass, DeviceNode } from "@windlass/protocol";

/** Names of Windows' device setup classes. Source: Microsoft Learn, "System-Defined Device Setup Classes". */
const bySetupClass: Readonly<Record<string, DeviceClass>> = {
  net: "network",
  bluetooth: "network",
  hdc: "storage",
  scsiadapter: "storage",
  diskdrive: "storage",
  volume: "storage",
  display: "display",
  media: "audio",
  audioendpoint: "audio",
  keyboard: "input",
  mouse: "input",
  hidclass: "input",
};

/** Base classes of PCI. Source: PCI Code and ID Assignment Specification, section 1. */
const byPciClass: Readonly<Record<string, DeviceClass>> = {
  "01": "storage",
  "02": "network",
  "03": "display",
  "04": "audio",
  "09": "input",
  "0d": "network",
};

/** Classes of USB. Source: usb.org, "Defined Class Codes". */
const byUsbClass: Readonly<Record<string, DeviceClass>> = {
  "01": "audio",
  "03": "input",
  "08": "storage",
  e0: "network",
};

const codeOf = (ids: readonly string[], pattern: RegExp): string | undefined => {
  for (const id of ids) {
    const code = pattern.exec(id)?.[1]?.toLowerCase();
    if (code) return code;
  }
  return undefined;
};

/** What a part is for: by its setup class where a driver gave it one, else by what its bus says. */
export const deviceClassOf = ({
  class: setupClass,
  hardwareIds,
  compatibleIds,
}: Pick<DeviceNode, "class" | "hardwareIds" | "compatibleIds">): DeviceClass => {
  const named = bySetupClass[setupClass?.toLowerCase() ?? ""];
  if (named) return named;
  const ids = [...hardwareIds, ...compatibleIds];
  const pci = codeOf(ids, /^PCI\\.*?CC_([0-9a-f]{2})/i);
  const usb = codeOf(ids, /^USB\\CLASS_([0-9a-f]{2})/i);
  return byPciClass[pci ?? ""] ?? byUsbClass[usb ?? ""] ?? "other";
};

export const deviceClassWords: Readonly<Record<DeviceClass, string>> = {
  network: "network",
  storage: "storage",
  display: "display",
  audio: "sound",
  input: "keyboard, mouse and touch",
  other: "all other parts",
};
