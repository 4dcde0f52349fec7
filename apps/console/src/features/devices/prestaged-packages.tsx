import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { optionalPackagesQuery } from "../../api/plan-previews.ts";
import { Failure } from "../../components/failure.tsx";
import { choicesOf, OptionalPackagesField, type TickedPackages } from "../../components/optional-packages-field.tsx";

/**
 * The optional packages of a build for a device that is pre-staged: what was chosen, and the field for it. Nothing can be
 * chosen of a build that is not published, which the device would wait with.
 */
export const usePrestagedPackages = (organisationId: string, buildId: string, deviceId?: string) => {
  const query = useQuery({
    ...optionalPackagesQuery(organisationId, buildId, deviceId),
    enabled: organisationId !== "" && buildId !== "",
  });
  const [{ of, ticked }, setTicked] = useState<{ readonly of: string; readonly ticked: TickedPackages }>({
    of: "",
    ticked: {},
  });
  // What was ticked for another build says nothing of this one.
  const now = of === buildId ? ticked : {};
  const optional = query.data ?? [];
  return {
    packages: choicesOf(optional, now),
    field: query.error ? (
      <Failure error={query.error} retry={() => void query.refetch()} />
    ) : (
      <OptionalPackagesField
        optional={optional}
        ticked={now}
        onChange={(changed) => setTicked({ of: buildId, ticked: changed })}
      />
    ),
  };
};
