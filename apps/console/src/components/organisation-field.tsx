import { Field, Select } from "@fluentui/react-components";
import { useOrganisationScope } from "../app/organisation-scope.tsx";

interface OrganisationFieldProps {
  readonly value: string;
  readonly onChange: (organisationId: string) => void;
  readonly problem?: string | undefined;
}

/** Which organisation a new object belongs to. Nothing to ask when one is chosen in the top bar. */
export const OrganisationField = ({ value, onChange, problem }: OrganisationFieldProps) => {
  const { scope, organisations } = useOrganisationScope();
  if (scope) return null;
  return (
    <Field
      label="Organisation"
      required
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        <option value="" disabled>
          Choose an organisation
        </option>
        {organisations.map((organisation) => (
          <option key={organisation.id} value={organisation.id}>
            {organisation.name}
          </option>
        ))}
      </Select>
    </Field>
  );
};
