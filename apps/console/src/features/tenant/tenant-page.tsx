import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { resolveSettings } from "@windlass/planner";
import { saveTenantSettings, tenantSettingsQuery } from "../../api/settings.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { useMayShare } from "../../components/owner-field.tsx";
import { Page } from "../../components/page.tsx";
import { SettingsEditor } from "../../components/settings/settings-editor.tsx";
import { HistoryCard } from "../history/history-card.tsx";
import { OrganisationsCard } from "./organisations-card.tsx";
import { UsageCard } from "./usage-card.tsx";
import { VersionsCard } from "./versions-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 } });

/** The installation: how its organisations stand, and what all of them inherit. */
export const TenantPage = () => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const query = useQuery(tenantSettingsQuery);
  const mayWrite = useMayShare();
  const { data } = query;
  return (
    <Page title="My tenant" description="How your organisations stand, and what all of them inherit.">
      <div className={styles.cards}>
        <OrganisationsCard />
        <Failure error={query.error} retry={() => void query.refetch()} />
        {query.isPending && <Loading rows={4} label="Loading the defaults" />}
        {data && (
          <SettingsEditor
            title="Defaults of all organisations"
            settings={data}
            inherited={resolveSettings({ tenant: {} })}
            save={saveTenantSettings}
            onSaved={(saved) => {
              queryClient.setQueryData(tenantSettingsQuery.queryKey, saved);
              void queryClient.invalidateQueries({ queryKey: ["builds"] });
              void queryClient.invalidateQueries({ queryKey: ["settings", "organisation"] });
            }}
            readOnly={!mayWrite}
          />
        )}
        <UsageCard />
        <VersionsCard />
        {data && data.id !== null && <HistoryCard objectId={data.id} revision={data.revision} />}
      </div>
    </Page>
  );
};
