import { LaptopSettingsRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { SeenHardware } from "@windlass/protocol";
import { useState } from "react";
import { definitionsQuery, hardwareQuery, type ViewOf } from "../../api/definitions.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import type { Column } from "../../components/list-grid.tsx";
import { DefinitionsPage } from "../definitions/definitions-page.tsx";
import { devicesById } from "../vendors/unknown-vendors.ts";
import { chassisNames } from "./chassis-names.ts";
import { DeviceModelPanel } from "./device-model-panel.tsx";
import { ModelProposals, unknownModelsOf } from "./model-proposals.tsx";
import { SetVendor } from "./set-vendor.tsx";

type Model = ViewOf<"device-model">;

const columnsWith = (vendorName: (id: string) => string, devices: ReadonlyMap<string, number>): Column<Model>[] => [
  {
    id: "vendor",
    title: "Vendor",
    value: ({ definition }) => vendorName(definition.vendorId),
    render: ({ definition }) => vendorName(definition.vendorId),
  },
  {
    id: "told",
    title: "Told by devices as",
    grow: 1.4,
    wideOnly: true,
    value: ({ definition }) => [...definition.aliases, ...definition.skus].join(", "),
    render: ({ definition }) => [...definition.aliases, ...definition.skus].join(", ") || "–",
  },
  {
    id: "chassis",
    title: "Chassis",
    wideOnly: true,
    value: ({ definition }) => (definition.chassis ? chassisNames[definition.chassis] : ""),
    render: ({ definition }) => (definition.chassis ? chassisNames[definition.chassis] : "–"),
  },
  {
    id: "devices",
    title: "Devices",
    value: ({ id }) => devices.get(id) ?? 0,
    render: ({ id }) => devices.get(id) ?? 0,
  },
];

/** All device models, and those that nobody knows yet. */
export const DeviceModelsPage = () => {
  const { scope } = useOrganisationScope();
  const mayWrite = usePermission("definitions.write");
  const hardware = useQuery(hardwareQuery(scope)).data ?? [];
  const vendors = useQuery(definitionsQuery("vendor", scope)).data ?? [];
  const names = new Map(vendors.map(({ id, definition }) => [id, definition.name]));
  const [proposed, setProposed] = useState<SeenHardware | null>(null);
  return (
    <DefinitionsPage
      kind="device-model"
      title="Device models"
      description="Models as people call them, and how their devices call themselves in SMBIOS."
      noun="device model"
      columns={columnsWith(
        (id) => names.get(id) ?? "…",
        devicesById(hardware, (seen) => seen.deviceModelId),
      )}
      icon={<LaptopSettingsRegular />}
      whatFor="Name the models of your devices by product name and SKU: filters and driver packs then find them for sure."
      commands={(chosen, done) => <SetVendor chosen={chosen} onDone={done} />}
      panel={(view, onClose) => <DeviceModelPanel key={view?.revision ?? 0} view={view} onClose={onClose} />}
    >
      {mayWrite && <ModelProposals unknown={unknownModelsOf(hardware)} onNew={setProposed} />}
      {proposed && <DeviceModelPanel view={null} proposed={proposed} onClose={() => setProposed(null)} />}
    </DefinitionsPage>
  );
};
