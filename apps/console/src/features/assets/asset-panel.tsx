import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { computerNameProblem } from "@windlass/planner";
import { type AssetDefinition, type AssetView, assetDefinition } from "@windlass/protocol";
import { useState } from "react";
import { changeAsset, createAsset, deleteAsset } from "../../api/assets.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";

interface AssetPanelProps {
  /** Null: a new one. */
  readonly asset: AssetView | null;
  readonly onClose: () => void;
}

const fields: readonly { readonly name: keyof AssetDefinition; readonly label: string; readonly hint?: string }[] = [
  { name: "computerName", label: "Computer name" },
  { name: "assetTag", label: "Asset tag", hint: "What %ASSET% in a template stands for." },
  { name: "serialNumber", label: "Serial number" },
  { name: "mac", label: "MAC address", hint: "Such as 00:15:5d:01:02:03. Not of docks and adapters: they move." },
  { name: "uuid", label: "UUID", hint: "As SMBIOS tells it." },
];

type Texts = Readonly<Record<keyof AssetDefinition, string>>;

const textsOf = (asset: AssetView | null): Texts => ({
  serialNumber: asset?.serialNumber ?? "",
  mac: asset?.mac ?? "",
  uuid: asset?.uuid ?? "",
  computerName: asset?.computerName ?? "",
  assetTag: asset?.assetTag ?? "",
});

const told = (text: string): string | null => text.trim() || null;

const definitionOf = (texts: Texts): AssetDefinition => ({
  serialNumber: told(texts.serialNumber),
  mac: told(texts.mac.toLowerCase().replaceAll("-", ":")),
  uuid: told(texts.uuid.toLowerCase()),
  computerName: told(texts.computerName),
  assetTag: told(texts.assetTag),
});

const problemsIn = (definition: AssetDefinition, organisationId: string): Problems => {
  const { computerName, serialNumber, mac, uuid } = definition;
  const what = computerName === null ? null : computerNameProblem(computerName);
  return {
    ...problemsOf(assetDefinition, definition),
    ...(what !== null && { computerName: `It cannot be used: ${what}.` }),
    ...(serialNumber === null &&
      mac === null &&
      uuid === null && { serialNumber: "A serial number, a MAC address or a UUID is needed." }),
    ...(organisationId === "" && { organisationId: "Choose an organisation." }),
  };
};

/** One row of the asset list. */
export const AssetPanel = ({ asset, onClose }: AssetPanelProps) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const mayWrite = usePermission("devices.write");
  const [chosen, setChosen] = useState("");
  const [texts, setTexts] = useState(() => textsOf(asset));
  const [problems, setProblems] = useState<Problems>({});
  const organisationId = asset?.organisationId ?? scope ?? chosen;
  const definition = definitionOf(texts);
  const done = async () => {
    await queryClient.invalidateQueries({ queryKey: ["assets"] });
    onClose();
  };
  const save = useMutation({
    mutationFn: () =>
      asset ? changeAsset(asset.id, asset.revision, definition) : createAsset(organisationId, definition),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: (id: string) => deleteAsset(id), onSuccess: done });
  const submit = () => {
    const found = problemsIn(definition, organisationId);
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  return (
    <EditPanel
      open
      title={asset ? (asset.computerName ?? asset.serialNumber ?? "Asset") : "Add a device"}
      saving={save.isPending}
      error={save.error ?? remove.error}
      readOnly={!mayWrite}
      onSave={submit}
      onClose={onClose}
    >
      {!asset && <OrganisationField value={chosen} onChange={setChosen} problem={problems.organisationId} />}
      {fields.map(({ name, label, hint }) => (
        <TextField
          key={name}
          label={label}
          monospace
          autoComplete="off"
          disabled={!mayWrite}
          hint={hint}
          value={texts[name]}
          onChange={(text) => setTexts({ ...texts, [name]: text })}
          problem={problems[name]}
        />
      ))}
      {asset && mayWrite && (
        <Button disabledFocusable={remove.isPending} onClick={() => remove.mutate(asset.id)}>
          Take off the list
        </Button>
      )}
    </EditPanel>
  );
};
