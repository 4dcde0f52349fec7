import type { DeviceNode } from "@windlass/protocol";
import { acpiNode, pciNode, usbNode } from "./device-nodes.ts";

const intel = "8086";

/** Parts of a laptop with an Intel Core Ultra; Windows PE brings no driver for most of them. */
const meteorLake = (subsystem: string): readonly DeviceNode[] => [
  pciNode({ name: "Host bridge", vendor: intel, device: "7D01", subsystem, revision: "04", code: "060000" }),
  pciNode({
    name: "Graphics",
    vendor: intel,
    device: "7D45",
    subsystem,
    revision: "08",
    code: "030000",
    withoutDriver: true,
  }),
  pciNode({
    name: "Neural processor",
    vendor: intel,
    device: "7D1D",
    subsystem,
    revision: "04",
    code: "120000",
    withoutDriver: true,
  }),
  pciNode({
    name: "Wi-Fi",
    vendor: intel,
    device: "7E40",
    subsystem: "00908086",
    revision: "20",
    code: "028000",
    withoutDriver: true,
  }),
  pciNode({ name: "Ethernet", vendor: intel, device: "550A", subsystem, revision: "20", code: "020000" }),
  pciNode({ name: "USB controller", vendor: intel, device: "7E7D", subsystem, revision: "20", code: "0C0330" }),
  pciNode({
    name: "Serial IO I2C",
    vendor: intel,
    device: "7E78",
    subsystem,
    revision: "20",
    code: "0C8000",
    withoutDriver: true,
  }),
  pciNode({
    name: "Smart Sound",
    vendor: intel,
    device: "7E28",
    subsystem,
    revision: "20",
    code: "040100",
    withoutDriver: true,
  }),
  usbNode("Bluetooth", "8087", "0033", "0000", "e00101"),
];

const nvme = (vendor: string, device: string): DeviceNode =>
  pciNode({ name: "NVMe disk", vendor, device, subsystem: `0001${vendor}`, revision: "00", code: "010802" });

/** Plug and Play nodes of each simulated model: what Windows PE would list on it. */
export const modelNodes = {
  "latitude-5450": [
    ...meteorLake("0CB21028"),
    nvme("1E0F", "000C"),
    acpiNode("Dell system", "DELL", "0CB2"),
    acpiNode("Touchpad", "DELL", "0CB3", "PNP0C50"),
  ],
  "elitebook-840-g11": [
    ...meteorLake("8C26103C"),
    nvme("144D", "A80A"),
    acpiNode("HP hotkeys", "HPQ", "6007"),
    usbNode("Fingerprint reader", "06CB", "00F0", "0000", "ff0000"),
  ],
  "thinkpad-t14-gen-5": [
    ...meteorLake("50B617AA"),
    nvme("15B7", "5015"),
    acpiNode("Lenovo power management", "LEN", "0068"),
    usbNode("Fingerprint reader", "27C6", "6594", "0100", "ff0000"),
  ],
  "optiplex-7020-micro": [
    pciNode({
      name: "Graphics",
      vendor: intel,
      device: "4692",
      subsystem: "0C7C1028",
      revision: "0C",
      code: "030000",
      withoutDriver: true,
    }),
    pciNode({ name: "Ethernet", vendor: intel, device: "1A1D", subsystem: "0C7C1028", revision: "11", code: "020000" }),
    pciNode({
      name: "Management engine",
      vendor: intel,
      device: "7AE8",
      subsystem: "0C7C1028",
      revision: "11",
      code: "078000",
      withoutDriver: true,
    }),
    nvme("144D", "A80D"),
  ],
  "surface-laptop-7": [
    acpiNode("Snapdragon system", "QCOM", "0C0C"),
    acpiNode("Touchpad", "MSHW", "0231", "PNP0C50"),
    pciNode({
      name: "Wi-Fi",
      vendor: "17CB",
      device: "1107",
      subsystem: "0108105B",
      revision: "01",
      code: "028000",
      withoutDriver: true,
    }),
    nvme("1E0F", "0010"),
  ],
} as const satisfies Readonly<Record<string, readonly DeviceNode[]>>;
