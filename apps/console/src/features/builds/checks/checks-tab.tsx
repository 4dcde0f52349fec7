import { useQuery } from "@tanstack/react-query";
import { resolveSettings } from "@windlass/planner";
import { organisationSettingsQuery } from "../../../api/settings.ts";
import { ChecksEditor } from "../../../components/checks/checks-editor.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Loading } from "../../../components/loading.tsx";
import type { BuildTabProps } from "../build-tab.ts";

/** What a build's devices have to be like: its own checks, or those of its organisation or the tenant. */
export const ChecksTab = ({ value, onChange, readOnly, organisationId }: BuildTabProps) => {
  const query = useQuery(organisationSettingsQuery(organisationId));
  if (!query.data)
    return query.error ? (
      <Failure error={query.error} retry={() => void query.refetch()} />
    ) : (
      <Loading rows={4} label="Loading what is inherited" />
    );
  const { definition: organisation, inherited: tenant } = query.data;
  return (
    <ChecksEditor
      value={value.checks}
      inherited={resolveSettings({ organisation, tenant }).checks}
      readOnly={readOnly}
      onChange={(checks) => onChange({ checks })}
    />
  );
};
