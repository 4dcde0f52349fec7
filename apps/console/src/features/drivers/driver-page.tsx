import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { driverQuery } from "../../api/drivers.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { DriverEditor, driverCrumbs } from "./driver-editor.tsx";

/** One driver, whose id is in the address. */
export const DriverPage = () => {
  const { driverId } = useParams({ from: "/shell/drivers/$driverId" });
  const query = useQuery(driverQuery(driverId));
  if (query.data) return <DriverEditor key={driverId} driver={query.data} />;
  return (
    <Page title="Driver" crumbs={driverCrumbs}>
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the driver" />}
    </Page>
  );
};
