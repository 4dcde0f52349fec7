import { ToolbarButton } from "@fluentui/react-components";
import { ArrowUndo20Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { organisationQuery } from "../../api/organisations.ts";
import { tenantSetUpQuery } from "../../api/tenant-set-ups.ts";
import { usePermission } from "../../app/session.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { UndoDialog } from "./undo-dialog.tsx";
import { useSetUpActions } from "./use-set-up-actions.ts";
import { Wizard } from "./wizard.tsx";

const crumbs = [{ title: "Organisations", to: "/organisations" }] as const;

const undoable = ["planned", "done", "failed", "cancelled"];

/** “Set up for me”: prepares an organisation's tenant for Windows Autopilot. */
export const TenantSetUpPage = () => {
  const { organisationId } = useParams({ from: "/shell/organisations/$organisationId/set-up" });
  const organisation = useQuery(organisationQuery(organisationId));
  const query = useQuery(tenantSetUpQuery(organisationId));
  const mayWrite = usePermission("tenant-connections.write");
  const actions = useSetUpActions(organisationId);
  const [undoing, setUndoing] = useState(false);
  const setUp = query.data?.setUp ?? null;
  const canUndo = mayWrite && setUp !== null && undoable.includes(setUp.state) && setUp.made.length > 0;
  const closeUndo = () => setUndoing(false);
  return (
    <Page
      title="Set up for me"
      {...(organisation.data && {
        description: `Prepares the Microsoft tenant of ${organisation.data.name} for Windows Autopilot.`,
      })}
      crumbs={crumbs}
      commands={
        canUndo && (
          <ToolbarButton icon={<ArrowUndo20Regular />} onClick={() => setUndoing(true)}>
            Undo the set-up
          </ToolbarButton>
        )
      }
    >
      <Failure error={query.error ?? organisation.error} retry={() => void query.refetch()} />
      {(query.isPending || organisation.isPending) && <Loading label="Loading the set-up" />}
      {query.data && organisation.data && (
        <Wizard
          organisation={organisation.data}
          setUp={setUp}
          clouds={query.data.clouds}
          actions={actions}
          readOnly={!mayWrite}
        />
      )}
      {undoing && setUp && (
        <UndoDialog
          setUp={setUp}
          busy={actions.proceed.isPending}
          error={actions.proceed.error}
          onClose={closeUndo}
          onConfirm={() => actions.proceed.mutate("undo", { onSuccess: closeUndo })}
        />
      )}
    </Page>
  );
};
