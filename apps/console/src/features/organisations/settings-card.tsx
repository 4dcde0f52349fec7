import { useQuery, useQueryClient } from "@tanstack/react-query";
import { resolveSettings } from "@windlass/planner";
import { organisationSettingsQuery, saveOrganisationSettings } from "../../api/settings.ts";
import { usePermission } from "../../app/session.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { SettingsEditor } from "../../components/settings/settings-editor.tsx";
import { HistoryCard } from "../history/history-card.tsx";

/** What the organisation sets in place of the tenant, and what its builds inherit from it. */
export const SettingsCard = ({ organisationId }: { readonly organisationId: string }) => {
  const queryClient = useQueryClient();
  const mayWrite = usePermission("settings.write");
  const query = useQuery(organisationSettingsQuery(organisationId));
  const { data } = query;
  if (!data)
    return query.error ? (
      <Failure error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Loading rows={4} label="Loading the settings" />
    );
  return (
    <>
      <SettingsEditor
        title="Settings of builds"
        settings={data}
        inherited={resolveSettings({ tenant: data.inherited })}
        save={(update) => saveOrganisationSettings(organisationId, update)}
        onSaved={(saved) => {
          queryClient.setQueryData(organisationSettingsQuery(organisationId).queryKey, { ...data, ...saved });
          void queryClient.invalidateQueries({ queryKey: ["builds"] });
        }}
        readOnly={!mayWrite}
      />
      {data.id !== null && <HistoryCard objectId={data.id} revision={data.revision} />}
    </>
  );
};
