import { Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { buildsQuery } from "../api/builds.ts";
import { Failure } from "./failure.tsx";
import { PageLink } from "./links.tsx";

interface BuildFieldProps {
  readonly organisationId: string;
  readonly value: string;
  readonly onChange: (buildId: string) => void;
  readonly problem?: string | undefined;
}

/** Chooses a build that devices can get: one that is published. */
export const BuildField = ({ organisationId, value, onChange, problem }: BuildFieldProps) => {
  const query = useQuery(buildsQuery(organisationId));
  const published = (query.data ?? []).filter((build) => build.publishedNumber !== null);
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.data && published.length === 0) {
    return (
      <span>
        No build of this organisation is published yet. <PageLink to="/publish">Publish one</PageLink> first.
      </span>
    );
  }
  return (
    <Field label="Build" required {...(problem && { validationMessage: problem, validationState: "error" as const })}>
      <Select value={value} disabled={query.isPending} onChange={(_event, data) => onChange(data.value)}>
        <option value="" disabled>
          Choose a build
        </option>
        {published
          .toSorted((left, right) => left.definition.name.localeCompare(right.definition.name))
          .map((build) => (
            <option key={build.id} value={build.id}>
              {build.definition.name}
            </option>
          ))}
      </Select>
    </Field>
  );
};
