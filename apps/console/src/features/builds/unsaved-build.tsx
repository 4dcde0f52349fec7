import { makeStyles, Spinner, ToolbarButton, tokens } from "@fluentui/react-components";
import { Save20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { BuildDefinition } from "@windlass/protocol";
import { type ReactNode, useState } from "react";
import { buildQuery, createBuild } from "../../api/builds.ts";
import { Failure } from "../../components/failure.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { Page } from "../../components/page.tsx";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { BuildForm } from "./build-form.tsx";
import type { BuildTabId } from "./build-tab-ids.ts";
import { forOtherOrganisation } from "./new-definition.ts";
import { useBuildProblems } from "./use-build-problems.ts";

const crumbs = [{ title: "Builds", to: "/builds" }] as const;
const useStyles = makeStyles({ organisation: { maxWidth: "420px", marginBottom: tokens.spacingVerticalL } });

interface UnsavedBuildProps {
  readonly title: string;
  /** Whose it is to be; empty text: not chosen yet. */
  readonly organisationId: string;
  readonly onOrganisation: (id: string) => void;
  /** What it begins with there. */
  readonly start: BuildDefinition;
  /** To be read before it is made. */
  readonly notice?: ReactNode;
  readonly tab: BuildTabId;
  readonly showTab: (tab: BuildTabId) => void;
}

/** A build that is not saved yet: everything of it can be edited, then it is made. */
export const UnsavedBuild = ({ title, organisationId, onOrganisation, start, notice, ...tabs }: UnsavedBuildProps) => {
  const { tab, showTab } = tabs;
  const styles = useStyles();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [changes, setChanges] = useState<Partial<BuildDefinition>>({});
  const value = { ...start, ...changes };
  const problems = useBuildProblems(value, start, organisationId);
  const create = useMutation({
    mutationFn: () => createBuild(organisationId, value),
    onSuccess: async (created) => {
      queryClient.setQueryData(buildQuery(created.id).queryKey, created);
      await navigate({ to: "/builds/$buildId", params: { buildId: created.id }, replace: true, ignoreBlocker: true });
      await queryClient.invalidateQueries({ queryKey: ["builds", "list"] });
    },
  });
  return (
    <Page
      title={title}
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
      <UnsavedGuard dirty={Object.keys(changes).length > 0 && !create.isSuccess} />
      <Failure error={create.error} />
      <div className={styles.organisation}>
        <OrganisationField
          value={organisationId}
          onChange={(id) => {
            onOrganisation(id);
            setChanges(forOtherOrganisation(changes));
          }}
        />
      </div>
      {notice}
      {organisationId && (
        <BuildForm
          organisationId={organisationId}
          value={value}
          onChange={(change) => setChanges({ ...changes, ...change })}
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
