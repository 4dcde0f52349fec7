import { Button } from "@fluentui/react-components";
import { ArrowDownload20Regular, UsbStickRegular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { BootProfileView } from "@windlass/protocol";
import { bootProfilesQuery, fetchBootMedium } from "../../api/publications.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { Page } from "../../components/page.tsx";
import { fileNamePart, saveFile } from "./save-file.ts";

/** Boot profiles, and the boot medium of each. */
export const BootProfilesPage = () => {
  const { scope, nameOf } = useOrganisationScope();
  const query = useQuery(bootProfilesQuery(scope));
  const download = useMutation({
    mutationFn: async ({ id, name, organisationId }: BootProfileView) => {
      const medium = await fetchBootMedium(id);
      const fileName = [nameOf(organisationId), name, "boot-medium"].map(fileNamePart).join("-").toLowerCase();
      saveFile(`${fileName}.json`, `${JSON.stringify(medium, null, 2)}\n`);
    },
  });
  const columns: readonly Column<BootProfileView>[] = [
    { id: "name", title: "Name", grow: 2, value: (item) => item.name, render: (item) => item.name },
    {
      id: "organisation",
      title: "Organisation",
      value: (item) => nameOf(item.organisationId),
      render: (item) => nameOf(item.organisationId),
    },
    {
      id: "medium",
      title: "Boot medium",
      value: () => "",
      render: (item) => (
        <Button
          size="small"
          icon={<ArrowDownload20Regular />}
          aria-label={`Download the boot medium of ${item.name}`}
          onClick={() => download.mutate(item)}
        >
          Download
        </Button>
      ),
    },
  ];
  return (
    <Page
      title="Boot profiles"
      description="What devices start from. A boot medium holds public facts only: the server's address, its publication key, the profile. No credentials."
    >
      <Failure error={download.error} />
      <ListGrid
        noun="boot profile"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        rowId={(item) => item.id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        empty={
          <EmptyState icon={<UsbStickRegular />} title="No boot profiles yet">
            Every organisation gets a boot profile when it is created. Create an organisation first.
          </EmptyState>
        }
      />
    </Page>
  );
};
