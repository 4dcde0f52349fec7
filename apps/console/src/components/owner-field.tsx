import { Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useOrganisationScope } from "../app/organisation-scope.tsx";
import { useSession } from "../app/session.ts";

/** Whose a definition is to be: an organisation's id, all organisations' (null), or not chosen yet. */
export type Owner = string | null | undefined;

const everybody = "all";

/** Whether the signed-in person may make and change what all organisations share. */
export const useMayShare = (): boolean =>
  (useSession()?.roles ?? []).some(({ role, organisationId }) => role === "administrator" && organisationId === null);

/** Whether the signed-in person may change something of this owner. */
export const useMayChange = (organisationId: string | null, mayWrite: boolean): boolean =>
  useMayShare() ? mayWrite : mayWrite && organisationId !== null;

/** The owner of something new: at first the organisation chosen in the top bar. */
export const useNewOwner = (): [Owner, (owner: Owner) => void] => {
  const { scope } = useOrganisationScope();
  return useState<Owner>(scope ?? undefined);
};

interface OwnerFieldProps {
  readonly value: Owner;
  readonly onChange: (owner: Owner) => void;
  readonly problem?: string | undefined;
}

/** Which organisation a new definition belongs to, or that all share it. */
export const OwnerField = ({ value, onChange, problem }: OwnerFieldProps) => {
  const { organisations } = useOrganisationScope();
  const mayShare = useMayShare();
  return (
    <Field
      label="Belongs to"
      required
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <Select
        value={value === null ? everybody : (value ?? "")}
        onChange={(_event, data) => onChange(data.value === everybody ? null : data.value)}
      >
        <option value="" disabled>
          Choose
        </option>
        {mayShare && <option value={everybody}>All organisations</option>}
        {organisations.map((organisation) => (
          <option key={organisation.id} value={organisation.id}>
            {organisation.name}
          </option>
        ))}
      </Select>
    </Field>
  );
};
