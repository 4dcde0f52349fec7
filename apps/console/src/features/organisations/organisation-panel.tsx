import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type OrganisationView, organisationInput } from "@windlass/protocol";
import { useState } from "react";
import { createOrganisation, renameOrganisation } from "../../api/organisations.ts";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";

interface OrganisationPanelProps {
  /** The organisation to rename; null to create one. */
  readonly organisation: OrganisationView | null;
  readonly onClose: () => void;
  readonly onSaved?: (organisation: OrganisationView) => void;
}

/** Creates or renames an organisation. Mounted only while open. */
export const OrganisationPanel = ({ organisation, onClose, onSaved }: OrganisationPanelProps) => {
  const queryClient = useQueryClient();
  const [name, setName] = useState(organisation?.name ?? "");
  const [problems, setProblems] = useState<Problems>({});
  const save = useMutation({
    mutationFn: () =>
      organisation ? renameOrganisation(organisation.id, name.trim()) : createOrganisation(name.trim()),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: ["organisations"] });
      onClose();
      onSaved?.(saved);
    },
  });
  const submit = () => {
    const found = problemsOf(organisationInput, { name });
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  return (
    <EditPanel
      open
      title={organisation ? "Rename organisation" : "New organisation"}
      size="small"
      saveLabel={organisation ? "Save" : "Create"}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint="A customer or a business unit."
        required
        value={name}
        onChange={setName}
        problem={problems.name}
      />
    </EditPanel>
  );
};
