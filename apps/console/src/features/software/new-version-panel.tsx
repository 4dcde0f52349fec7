import { Checkbox, Field, Select, Text } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  packageDetails,
  type SoftwareProductView,
  type SoftwareVersion,
  softwareVersionCreate,
} from "@windlass/protocol";
import { useState } from "react";
import { createSoftwarePackage, softwarePackageQuery } from "../../api/software-packages.ts";
import { createSoftwareVersion } from "../../api/software-products.ts";
import { counted } from "../../components/format.ts";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, problemsOf } from "../../forms/problems.ts";
import { useShownProblems } from "../../forms/shown-problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { lackOf } from "../software-packages/replacement-problem.ts";

interface NewVersionPanelProps {
  readonly product: SoftwareProductView;
  /** The version that it begins as a copy of; null: it begins empty. */
  readonly from: SoftwareVersion | null;
  readonly onClose: () => void;
}

const empty = "empty";

interface ReplacesItProps {
  readonly base: SoftwareVersion;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Whether the new version removes the old one before it, or why it cannot yet. */
const ReplacesIt = ({ base, value, onChange }: ReplacesItProps) => {
  const { data } = useQuery(softwarePackageQuery(base.packageId));
  if (!data) return null;
  const lack = lackOf(data);
  if (lack) return <Text>{`It cannot replace ${base.version} on devices yet: ${base.version} has ${lack}.`}</Text>;
  return (
    <Field hint="Devices that have the old one remove it before. Detection is copied: make its rules those of the new version.">
      <Checkbox
        label={`It replaces ${base.version} on devices`}
        checked={value}
        onChange={(_event, { checked }) => onChange(checked === true)}
      />
    </Field>
  );
};

/** Makes another version of a product, with the steps and details of one that is there. */
export const NewVersionPanel = ({ product, from, onClose }: NewVersionPanelProps) => {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState("");
  const [baseId, setBaseId] = useState(from?.packageId ?? empty);
  const [withFiles, setWithFiles] = useState(false);
  // Of the version that it was ticked for: another one is another question.
  const [replacedId, setReplacedId] = useState<string | null>(null);
  const { touch, showAll, shown } = useShownProblems();
  const base = product.versions.find(({ packageId }) => packageId === baseId);
  const replaces = base !== undefined && replacedId === base.packageId;
  const isTaken = product.versions.some((other) => other.version === version.trim());
  const found = {
    ...problemsOf(softwareVersionCreate, { version, withFiles, replaces }),
    ...(isTaken && { version: "The product has this version already." }),
  };
  const create = useMutation({
    mutationFn: () =>
      base
        ? createSoftwareVersion(base.packageId, { version: version.trim(), withFiles, replaces })
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
      {base && (
        <ReplacesIt
          base={base}
          value={replaces}
          onChange={(checked) => setReplacedId(checked ? base.packageId : null)}
        />
      )}
    </EditPanel>
  );
};
