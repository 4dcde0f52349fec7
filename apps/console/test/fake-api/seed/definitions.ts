import { randomUUID } from "node:crypto";
import { defaultVolumes } from "@windlass/planner";
import type { Definition, DefinitionView, SeenHardware } from "@windlass/protocol";

const view = (organisationId: string | null, definition: Definition): DefinitionView => ({
  id: randomUUID(),
  organisationId,
  revision: 1,
  definition,
  updatedAt: "2026-11-18T10:00:00.000Z",
  usedBy: [],
});

const description = "";

/** Some of every kind, shared and an organisation's own. */
export const definitionsOf = (organisationId: string, passwordSecretId: string | null): DefinitionView[] => {
  const vendor = (name: string, aliases: string[]) => view(null, { kind: "vendor", name, description, aliases });
  const dell = vendor("Dell", ["Dell Computer Corporation", "Alienware"]);
  const lenovo = vendor("Lenovo", ["IBM"]);
  const model = (vendorId: string, name: string, aliases: string[], skus: string[]) =>
    view(organisationId, {
      kind: "device-model",
      name,
      description,
      vendorId,
      aliases,
      skus,
      chassis: "laptop",
    });
  const latitude = model(dell.id, "Latitude 7450", [], ["0C9B", "0CB5"]);
  dell.usedBy = [{ kind: "device-model", id: latitude.id, name: "Latitude 7450" }];
  return [
    dell,
    lenovo,
    vendor("HP", ["Hewlett-Packard", "HP Development Company"]),
    latitude,
    model(lenovo.id, "ThinkPad T14 Gen 5", ["21ML*", "21MM*"], []),
    view(organisationId, {
      kind: "location",
      name: "Berlin",
      code: "BER",
      address: "Unter den Linden 1, 10117 Berlin",
      notes: "",
      subnets: ["10.20.0.0/16", "2001:db8:20::/48"],
    }),
    view(organisationId, {
      kind: "location",
      name: "Zürich",
      code: "ZRH",
      address: "",
      notes: "",
      subnets: ["10.30.0.0/16"],
    }),
    view(null, { kind: "disk-template", name: "Standard", description, volumes: [...defaultVolumes] }),
    view(organisationId, {
      kind: "disk-template",
      name: "Engineering, with data",
      description,
      volumes: [
        ...defaultVolumes.map((volume) => (volume.role === "windows" ? { ...volume, sizeMegabytes: 204_800 } : volume)),
        { role: "data", label: "Projects", sizeMegabytes: null, letter: "D" },
      ],
    }),
    view(organisationId, {
      kind: "security-model",
      name: "Kiosk",
      description,
      accounts: [
        {
          name: "support",
          fullName: "Contoso support",
          description,
          passwordSecretId,
          groups: ["Administrators"],
          disabled: false,
          passwordNeverExpires: false,
          managedByLaps: true,
        },
      ],
      groups: [{ name: "Kiosks", description }],
    }),
  ];
};

/** What devices tell: known, of an unknown model, of an unknown maker. */
export const hardwareOf = (definitions: readonly DefinitionView[]): SeenHardware[] => {
  const idOf = (name: string) => definitions.find(({ definition }) => definition.name === name)?.id ?? null;
  const seen = (manufacturer: string, product: string, devices: number, changes: Partial<SeenHardware>) => ({
    manufacturer,
    product,
    sku: "",
    version: "",
    chassis: "laptop" as const,
    devices,
    vendorId: null,
    deviceModelId: null,
    ignored: false,
    ...changes,
  });
  return [
    seen("Dell Inc.", "Latitude 7450", 18, {
      sku: "0C9B",
      vendorId: idOf("Dell"),
      deviceModelId: idOf("Latitude 7450"),
    }),
    seen("Dell Inc.", "OptiPlex 7020", 4, { sku: "0C6E", vendorId: idOf("Dell"), chassis: "desktop" }),
    seen("Northwind Rugged Systems", "NR-12", 2, {}),
  ];
};
