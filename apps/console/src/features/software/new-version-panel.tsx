import { Checkbox, Field, Select } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  packageDetails,
  type SoftwareProductView,
  type SoftwareVersion,
  softwareVersionCreate,
} from "@windlass/protocol";
import { useState } from "react";
import { createSoftwarePackage } from "../../api/software-packages.ts";
import { createSoftwareVersion } from "../../api/software-products.ts";
import { counted } from "../../components/format.ts";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, problemsOf } from "../../forms/problems.ts";
import { useShownProblems } from "../../forms/shown-problems.ts";
import { TextField } from "../../forms/text-field.tsx";

interface NewVersionPanelProps {
  readonly product: SoftwareProductView;
  /** The version that it begins as a copy of; null: it begins empty. */
  readonly from: SoftwareVersion | null;
  readonly onClose: () => void;
}

const empty = "empty";

/** Makes another version of a product, with the steps and details of one that is there. */
export const NewVersionPanel = ({ product, from, onClose }: NewVersionPanelProps) => {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState("");
  const [baseId, setBaseId] = useState(from?.packageId ?? empty);
  const [withFiles, setWithFiles] = useState(false);
  const { touch, showAll, shown } = useShownProblems();
  const base = product.versions.find(({ packageId }) => packageId === baseId);
  const isTaken = product.versions.some((other) => other.version === version.trim());
  const found = {
    ...problemsOf(softwareVersionCreate, { version, withFiles }),
    ...(isTaken && { version: "The product has this version already." }),
  };
  const create = useMutation({
    mutationFn: () =>
      base
        ? createSoftwareVersion(base.packageId, version.trim(), withFiles)
        : createSoftwarePackage(product.organisationId, {
            ...packageDetails.parse({}),
            name: product.name,
            version: version.trim(),
            steps: [],
          }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ["software-products"] });
      await queryClient.invalidateQueries({ queryKey: ["software-packages", "list"] });
      await navigate({ to: "/software-packages/$packageId", params: { packageId: id } });
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
      title={`New version of ${product.name}`}
      saveLabel="Create"
      saving={create.isPending}
      error={create.error}
      onSave={submit}
      onTouch={touch}
      onClose={onClose}
    >
      <div data-path="version">
        <TextField
          label="Version"
          required
          hint="As its maker writes it."
          value={version}
          onChange={setVersion}
          problem={shown(found).version}
        />
      </div>
      <Field label="Begins as" hint="Steps, detection, filter and what else is said of it are copied.">
        <Select value={baseId} onChange={(_event, data) => setBaseId(data.value)}>
          {product.versions.map((other) => (
            <option key={other.packageId} value={other.packageId}>
              {`A copy of ${other.version}`}
            </option>
          ))}
          <option value={empty}>An empty package</option>
        </Select>
      </Field>
      {base && base.files > 0 && (
        <Checkbox
          label={`With its ${counted(base.files, "file")}`}
          checked={withFiles}
          onChange={(_event, data) => setWithFiles(data.checked === true)}
        />
      )}
    </EditPanel>
  );
};
