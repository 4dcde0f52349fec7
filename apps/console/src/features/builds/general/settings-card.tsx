import { useQuery } from "@tanstack/react-query";
import { resolveSettings } from "@windlass/planner";
import { organisationSettingsQuery } from "../../../api/settings.ts";
import { Card } from "../../../components/card.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Loading } from "../../../components/loading.tsx";
import { SettingsFields } from "../../../components/settings/settings-fields.tsx";
import type { BuildTabProps } from "../build-tab.ts";

/** Time zone, formats, keyboards and registration, with where each comes from. */
export const SettingsCard = ({ value, onChange, problems, readOnly, organisationId }: BuildTabProps) => {
  const query = useQuery(organisationSettingsQuery(organisationId));
  return (
    <Card title="Region and registration">
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading rows={4} label="Loading what is inherited" />}
      {query.data && (
        <SettingsFields
          value={value}
          inherited={resolveSettings({ organisation: query.data.definition, tenant: query.data.inherited })}
          onChange={onChange}
          problems={problems}
          readOnly={readOnly}
        />
      )}
    </Card>
  );
};
