import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { buildQuery } from "../../api/builds.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { BuildEditor, buildCrumbs } from "./build-editor.tsx";

/** One build. */
export const BuildPage = () => {
  const { buildId } = useParams({ from: "/shell/builds/$buildId" });
  const query = useQuery(buildQuery(buildId));
  if (query.data) return <BuildEditor key={buildId} build={query.data} />;
  return (
    <Page title="Build" crumbs={buildCrumbs}>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Loading label="Loading the build" />
      )}
    </Page>
  );
};
