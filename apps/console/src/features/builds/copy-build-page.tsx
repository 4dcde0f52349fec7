import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { BuildView } from "@windlass/protocol";
import { useMemo, useState } from "react";
import { buildQuery } from "../../api/builds.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { copyOfBuild } from "./copy-build.ts";
import { UnsavedBuild } from "./unsaved-build.tsx";
import { useBuildLibrary } from "./use-build-library.ts";

const crumbs = [{ title: "Builds", to: "/builds" }] as const;
const useStyles = makeStyles({ notice: { marginBottom: tokens.spacingVerticalL } });

const Lost = ({ lost }: { readonly lost: readonly string[] }) => {
  const styles = useStyles();
  if (lost.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.notice}>
      <MessageBarBody>
        <MessageBarTitle>This organisation does not have all of it.</MessageBarTitle>
        Left out: {lost.join(", ")}. Choose what stands in for it before you create the copy.
      </MessageBarBody>
    </MessageBar>
  );
};

const Copy = ({ build }: { readonly build: BuildView }) => {
  const navigate = useNavigate();
  const { tab = "general" } = useSearch({ from: "/shell/builds/$buildId/copy" });
  const { scope } = useOrganisationScope();
  const [chosen, setChosen] = useState(build.organisationId);
  const organisationId = scope ?? chosen;
  const from = useBuildLibrary(build.organisationId);
  const into = useBuildLibrary(organisationId);
  const copy = useMemo(
    () =>
      from.library && into.library
        ? copyOfBuild({ build, from: from.library, organisationId, into: into.library })
        : null,
    [build, from.library, organisationId, into.library],
  );
  const failed = [from, into].find(({ error }) => error);
  if (!copy)
    return (
      <Page title={`Copy of ${build.definition.name}`} crumbs={crumbs}>
        {failed ? <Failure error={failed.error} retry={failed.retry} /> : <Loading label="Loading the build" />}
      </Page>
    );
  return (
    <UnsavedBuild
      title={`Copy of ${build.definition.name}`}
      organisationId={organisationId}
      onOrganisation={setChosen}
      start={copy.definition}
      notice={<Lost lost={copy.lost} />}
      tab={tab}
      showTab={(shown) =>
        void navigate({
          to: "/builds/$buildId/copy",
          params: { buildId: build.id },
          search: { tab: shown },
          replace: true,
        })
      }
    />
  );
};

/** A new build that begins as a copy of another one, in its organisation or in another. */
export const CopyBuildPage = () => {
  const { buildId } = useParams({ from: "/shell/builds/$buildId/copy" });
  const query = useQuery(buildQuery(buildId));
  if (query.data) return <Copy key={buildId} build={query.data} />;
  return (
    <Page title="Copy of a build" crumbs={crumbs}>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Loading label="Loading the build" />
      )}
    </Page>
  );
};
