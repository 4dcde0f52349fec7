import { Text } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DeviceView, deviceCreate } from "@windlass/protocol";
import { useState } from "react";
import { prestageDevice } from "../../api/devices.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { BuildField } from "../../components/build-field.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { PrestagedNameField, prestagedNameProblem } from "./prestaged-name-field.tsx";
import { usePrestagedPackages } from "./prestaged-packages.tsx";

interface PrestagePanelProps {
  readonly onClose: () => void;
  readonly onSaved: (device: DeviceView) => void;
}

/** Approves a device before it is started for the first time. */
export const PrestagePanel = ({ onClose, onSaved }: PrestagePanelProps) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const [chosen, setChosen] = useState("");
  const [serialNumber, setSerialNumber] = useState("");
  const [buildId, setBuildId] = useState("");
  const [name, setName] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const organisationId = scope ?? chosen;
  const { packages, field } = usePrestagedPackages(organisationId, buildId);
  const save = useMutation({
    mutationFn: () =>
      prestageDevice(organisationId, serialNumber.trim(), {
        prestagedBuildId: buildId,
        prestagedName: name.trim() || null,
        prestagedPackages: packages,
      }),
    onSuccess: async (device) => {
      await queryClient.invalidateQueries({ queryKey: ["devices"] });
      onSaved(device);
    },
  });
  const submit = () => {
    const found = {
      ...problemsOf(deviceCreate, { organisationId, serialNumber, prestagedBuildId: buildId }),
      ...(!organisationId && { organisationId: "Choose an organisation." }),
      ...prestagedNameProblem(name),
      ...(!buildId && { prestagedBuildId: "Choose a build." }),
    };
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  return (
    <EditPanel
      open
      size="small"
      title="Pre-stage a device"
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Text>
        The next start of a device with this serial number is approved by itself, once. A serial number is only a claim:
        pre-stage devices that are in your hands.
      </Text>
      <OrganisationField
        value={chosen}
        onChange={(id) => {
          setChosen(id);
          setBuildId("");
        }}
        problem={problems.organisationId}
      />
      <TextField
        label="Serial number"
        required
        monospace
        value={serialNumber}
        onChange={setSerialNumber}
        problem={problems.serialNumber}
      />
      {organisationId && (
        <BuildField
          organisationId={organisationId}
          value={buildId}
          onChange={setBuildId}
          problem={problems.prestagedBuildId}
        />
      )}
      {field}
      <PrestagedNameField value={name} onChange={setName} problem={problems.prestagedName} />
    </EditPanel>
  );
};
