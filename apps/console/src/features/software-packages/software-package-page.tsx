import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { softwarePackageQuery } from "../../api/software-packages.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { packageCrumbs, SoftwarePackageEditor } from "./software-package-editor.tsx";

/** One software package. */
export const SoftwarePackagePage = () => {
  const { packageId } = useParams({ from: "/shell/software-packages/$packageId" });
  const query = useQuery(softwarePackageQuery(packageId));
  if (query.data) return <SoftwarePackageEditor key={packageId} softwarePackage={query.data} />;
  return (
    <Page title="Software package" crumbs={packageCrumbs}>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Loading label="Loading the software package" />
      )}
    </Page>
  );
};
