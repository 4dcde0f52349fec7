import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { driverPackQuery } from "../../api/driver-packs.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { PackEditor, packCrumbs } from "./pack-editor.tsx";

/** One driver pack, whose id is in the address. */
export const PackPage = () => {
  const { packId } = useParams({ from: "/shell/drivers/packs/$packId" });
  const query = useQuery(driverPackQuery(packId));
  if (query.data) return <PackEditor key={packId} pack={query.data} />;
  return (
    <Page title="Driver pack" crumbs={packCrumbs}>
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the pack" />}
    </Page>
  );
};
