import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SoftwareProductView, softwareProductCreate } from "@windlass/protocol";
import { useState } from "react";
import { createSoftwareProduct } from "../../api/software-products.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, problemsOf } from "../../forms/problems.ts";
import { useShownProblems } from "../../forms/shown-problems.ts";
import { ProductFields } from "./product-fields.tsx";

interface NewProductPanelProps {
  readonly onClose: () => void;
  readonly onCreated: (created: SoftwareProductView) => void;
}

/** Makes a product; its page then takes versions. */
export const NewProductPanel = ({ onClose, onCreated }: NewProductPanelProps) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const [organisationId, setOrganisationId] = useState(scope ?? "");
  const [definition, setDefinition] = useState({ name: "", vendor: "", homepage: "", notes: "" });
  const { touch, showAll, shown } = useShownProblems();
  const found = {
    ...problemsOf(softwareProductCreate, { organisationId, ...definition }),
    ...(!organisationId && { organisationId: "Choose an organisation." }),
  };
  const problems = shown(found);
  const create = useMutation({
    mutationFn: () => createSoftwareProduct(organisationId, definition),
    onSuccess: async (created) => {
      await queryClient.invalidateQueries({ queryKey: ["software-products"] });
      onCreated(created);
    },
  });
  const submit = () => {
    showAll();
    if (noProblems(found)) create.mutate();
  };
  return (
    <EditPanel
      open
      size="small"
      title="New product"
      saveLabel="Create"
      saving={create.isPending}
      error={create.error}
      onSave={submit}
      onTouch={touch}
      onClose={onClose}
    >
      <OrganisationField value={organisationId} onChange={setOrganisationId} problem={problems.organisationId} />
      <ProductFields
        value={definition}
        problems={problems}
        onChange={(changes) => setDefinition({ ...definition, ...changes })}
      />
    </EditPanel>
  );
};
