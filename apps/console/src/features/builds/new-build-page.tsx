import { makeStyles, Spinner, ToolbarButton, tokens } from "@fluentui/react-components";
import { Save20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { buildQuery, createBuild } from "../../api/builds.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Failure } from "../../components/failure.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { Page } from "../../components/page.tsx";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { BuildForm } from "./build-form.tsx";
import type { BuildTabId } from "./build-tab-ids.ts";
import { forOtherOrganisation, newDefinition } from "./new-definition.ts";
import { useBuildProblems } from "./use-build-problems.ts";

const crumbs = [{ title: "Builds", to: "/builds" }] as const;
const useStyles = makeStyles({ organisation: { maxWidth: "420px", marginBottom: tokens.spacingVerticalL } });

/** A build that is not saved yet. */
export const NewBuildPage = () => {
  const styles = useStyles();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { tab = "general" } = useSearch({ from: "/shell/builds/new" });
  const { scope } = useOrganisationScope();
  const [chosen, setChosen] = useState("");
  const [value, setValue] = useState(newDefinition);
  const organisationId = scope ?? chosen;
  const problems = useBuildProblems(value, newDefinition, organisationId);
  const create = useMutation({
    mutationFn: () => createBuild(organisationId, value),
    onSuccess: async (created) => {
      queryClient.setQueryData(buildQuery(created.id).queryKey, created);
      await navigate({ to: "/builds/$buildId", params: { buildId: created.id }, replace: true, ignoreBlocker: true });
      await queryClient.invalidateQueries({ queryKey: ["builds", "list"] });
    },
  });
  const showTab = (chosen: BuildTabId) => void navigate({ to: "/builds/new", search: { tab: chosen }, replace: true });
  return (
    <Page
      title="New build"
      crumbs={crumbs}
      commands={
        <ToolbarButton
          appearance="primary"
          icon={create.isPending ? <Spinner size="tiny" /> : <Save20Regular />}
          disabled={!organisationId || create.isPending}
          onClick={() => problems.unlessProblems(() => create.mutate(), showTab)}
        >
          Create
        </ToolbarButton>
      }
    >
      <UnsavedGuard dirty={value !== newDefinition && !create.isSuccess} />
      <Failure error={create.error} />
      <div className={styles.organisation}>
        <OrganisationField
          value={chosen}
          onChange={(id) => {
            setChosen(id);
            setValue(forOtherOrganisation(value));
          }}
        />
      </div>
      {organisationId && (
        <BuildForm
          organisationId={organisationId}
          value={value}
          onChange={(change) => setValue({ ...value, ...change })}
          problems={problems.shown}
          readOnly={false}
          build={null}
          tab={tab}
          onTab={showTab}
        />
      )}
    </Page>
  );
};
