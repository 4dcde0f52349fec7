import { useMutation, useQueryClient } from "@tanstack/react-query";
import { packageDetails, type SoftwarePackageView, softwarePackageCreate } from "@windlass/protocol";
import { useState } from "react";
import { createSoftwarePackage } from "../../api/software-packages.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";

interface SoftwarePackagePanelProps {
  readonly onClose: () => void;
  readonly onCreated: (created: SoftwarePackageView) => void;
}

/** Creates an empty package; its page then takes steps and files. */
export const SoftwarePackagePanel = ({ onClose, onCreated }: SoftwarePackagePanelProps) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const [organisationId, setOrganisationId] = useState(scope ?? "");
  const [name, setName] = useState("");
  const [version, setVersion] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const definition = { ...packageDetails.parse({}), name: name.trim(), version: version.trim(), steps: [] };
  const create = useMutation({
    mutationFn: () => createSoftwarePackage(organisationId, definition),
    onSuccess: async (created) => {
      await queryClient.invalidateQueries({ queryKey: ["software-packages"] });
      onCreated(created);
    },
  });
  const submit = () => {
    const found = {
      ...problemsOf(softwarePackageCreate, { organisationId, ...definition }),
      ...(!organisationId && { organisationId: "Choose an organisation." }),
    };
    setProblems(found);
    if (noProblems(found)) create.mutate();
  };
  return (
    <EditPanel
      open
      size="small"
      title="New software package"
      saveLabel="Create"
      saving={create.isPending}
      error={create.error}
      onSave={submit}
      onClose={onClose}
    >
      <OrganisationField value={organisationId} onChange={setOrganisationId} problem={problems.organisationId} />
      <TextField label="Name" required value={name} onChange={setName} problem={problems.name} />
      <TextField
        label="Version"
        required
        hint="As its maker writes it."
        value={version}
        onChange={setVersion}
        problem={problems.version}
      />
    </EditPanel>
  );
};
