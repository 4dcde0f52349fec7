import { BuildingFactoryRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { definitionsQuery, hardwareQuery, type ViewOf } from "../../api/definitions.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import type { Column } from "../../components/list-grid.tsx";
import { DefinitionsPage } from "../definitions/definitions-page.tsx";
import { MergeVendors } from "./merge-vendors.tsx";
import { devicesById, unknownVendorsOf } from "./unknown-vendors.ts";
import { VendorPanel } from "./vendor-panel.tsx";
import { VendorProposals } from "./vendor-proposals.tsx";

type Vendor = ViewOf<"vendor">;

const columnsWith = (devices: ReadonlyMap<string, number>): Column<Vendor>[] => [
  {
    id: "aliases",
    title: "Other names",
    grow: 2,
    wideOnly: true,
    value: ({ definition }) => definition.aliases.join(", "),
    render: ({ definition }) => definition.aliases.join(", ") || "–",
  },
  { id: "models", title: "Models", value: ({ usedBy }) => usedBy.length, render: ({ usedBy }) => usedBy.length },
  {
    id: "devices",
    title: "Devices",
    value: ({ id }) => devices.get(id) ?? 0,
    render: ({ id }) => devices.get(id) ?? 0,
  },
];

/** All vendors, and the makers that nobody knows yet. */
export const VendorsPage = () => {
  const { scope } = useOrganisationScope();
  const mayWrite = usePermission("definitions.write");
  const hardware = useQuery(hardwareQuery(scope)).data ?? [];
  const vendors = useQuery(definitionsQuery("vendor", scope)).data ?? [];
  const [proposed, setProposed] = useState<string | null>(null);
  return (
    <DefinitionsPage
      kind="vendor"
      title="Vendors"
      description="Makers of devices under one name each, whatever they call themselves in SMBIOS."
      noun="vendor"
      columns={columnsWith(devicesById(hardware, (seen) => seen.vendorId))}
      icon={<BuildingFactoryRegular />}
      whatFor="Name the makers of your devices: filters and driver packs then find them by one name."
      commands={(chosen, done) => <MergeVendors chosen={chosen} onMerged={done} />}
      panel={(view, onClose) => <VendorPanel key={view?.revision ?? 0} view={view} onClose={onClose} />}
    >
      {mayWrite && <VendorProposals unknown={unknownVendorsOf(hardware)} vendors={vendors} onNew={setProposed} />}
      {proposed !== null && <VendorPanel view={null} proposed={proposed} onClose={() => setProposed(null)} />}
    </DefinitionsPage>
  );
};
