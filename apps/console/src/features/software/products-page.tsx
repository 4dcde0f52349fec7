import { Button, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular, AppsRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { SoftwareProductView } from "@windlass/protocol";
import { useState } from "react";
import { deleteSoftwareProducts, softwareProductsQuery } from "../../api/software-products.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { DeleteMany } from "../../components/delete-many.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { Age } from "../../components/time.tsx";
import { NewProductPanel } from "./new-product-panel.tsx";

/** The builds that name any of its versions. */
const buildCount = ({ versions }: SoftwareProductView): number =>
  new Set(versions.flatMap(({ builds }) => builds.map(({ id }) => id))).size;

const columns: readonly Column<SoftwareProductView>[] = [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: (item) => item.name,
    render: (item) => (
      <PageLink to="/software/$productId" params={{ productId: item.id }}>
        {item.name}
      </PageLink>
    ),
  },
  {
    id: "vendor",
    title: "Vendor",
    wideOnly: true,
    value: (item) => item.vendor,
    render: (item) => item.vendor || "–",
  },
  {
    id: "newest",
    title: "Newest version",
    value: (item) => item.versions[0]?.version ?? "",
    render: (item) => item.versions[0]?.version ?? "–",
  },
  {
    id: "versions",
    title: "Versions",
    wideOnly: true,
    value: (item) => item.versions.length,
    render: (item) => item.versions.length,
  },
  { id: "builds", title: "Builds", wideOnly: true, value: buildCount, render: buildCount },
  {
    id: "updated",
    title: "Changed",
    wideOnly: true,
    value: (item) => item.updatedAt,
    render: (item) => <Age at={item.updatedAt} />,
  },
];

/** All products. */
export const ProductsPage = () => {
  const { scope } = useOrganisationScope();
  const navigate = useNavigate();
  const query = useQuery(softwareProductsQuery(scope));
  const mayWrite = usePermission("software.write");
  const organisationColumn = useOrganisationColumn<SoftwareProductView>();
  const [creating, setCreating] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const queryClient = useQueryClient();
  // What somebody else deleted meanwhile is not chosen any more.
  const there = (query.data ?? []).filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  return (
    <Page
      title="Software"
      description="Products, each with its versions: the software packages that builds list."
      commands={
        mayWrite && (
          <>
            <ToolbarButton icon={<Add20Regular />} onClick={() => setCreating(true)}>
              New product
            </ToolbarButton>
            <DeleteMany
              noun="product"
              ids={there}
              remove={deleteSoftwareProducts}
              onDeleted={() => {
                setChosen(new Set());
                return queryClient.invalidateQueries({ queryKey: ["software-products"] });
              }}
            />
          </>
        )
      }
    >
      <ListGrid
        noun="product"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, ...organisationColumn]}
        rowId={(item) => item.id}
        {...(mayWrite && {
          selection: { ids: chosen, onSelect: setChosen, nameOf: (item: SoftwareProductView) => item.name },
        })}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState
            icon={<AppsRegular />}
            title="No software yet"
            action={
              mayWrite && (
                <Button appearance="primary" onClick={() => setCreating(true)}>
                  New product
                </Button>
              )
            }
          >
            A product is what people call it, without a version: Contoso VPN. Its versions are software packages, with
            the files and steps that put them on a device.
          </EmptyState>
        }
      />
      {creating && (
        <NewProductPanel
          onClose={() => setCreating(false)}
          onCreated={({ id }) => void navigate({ to: "/software/$productId", params: { productId: id } })}
        />
      )}
    </Page>
  );
};
