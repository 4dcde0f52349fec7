import { useState } from "react";
import { Confirm } from "./confirm.tsx";
import { OrganisationField } from "./organisation-field.tsx";

interface ChooseOrganisationProps {
  readonly title: string;
  readonly onChosen: (organisationId: string) => void;
  readonly onClose: () => void;
}

/** Asks for an organisation where the page shows all of them. */
export const ChooseOrganisation = ({ title, onChosen, onClose }: ChooseOrganisationProps) => {
  const [organisationId, setOrganisationId] = useState("");
  return (
    <Confirm
      open
      title={title}
      confirmLabel="Continue"
      busy={false}
      error={null}
      disabled={!organisationId}
      onConfirm={() => onChosen(organisationId)}
      onClose={onClose}
    >
      <OrganisationField value={organisationId} onChange={setOrganisationId} />
    </Confirm>
  );
};
