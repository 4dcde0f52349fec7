import { Checkbox, Field, Select, Text } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { cloud as clouds, type TenantConnectionView, tenantConnectionInput } from "@windlass/protocol";
import { useState } from "react";
import { toldOf } from "../../api/api-error.ts";
import { replaceCredential } from "../../api/credentials.ts";
import { saveTenantConnection, type TenantConnectionChange } from "../../api/organisations.ts";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { cloudNames } from "./cloud-names.ts";

interface TenantConnectionPanelProps {
  readonly organisationId: string;
  readonly connection: TenantConnectionView | null;
  readonly onClose: () => void;
}

const portal = "Microsoft Entra admin center › App registrations › your app";

/** Enters or replaces an organisation's tenant, app and secret. The secret is only ever written. */
export const TenantConnectionPanel = ({ organisationId, connection, onClose }: TenantConnectionPanelProps) => {
  const queryClient = useQueryClient();
  const [tenantId, setTenantId] = useState(connection?.tenantId ?? "");
  const [clientId, setClientId] = useState(connection?.clientId ?? "");
  const [cloud, setCloud] = useState(connection?.cloud ?? "global");
  const [secret, setSecret] = useState("");
  const [expiresOn, setExpiresOn] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const [untried, setUntried] = useState(false);
  const hasSecret = connection?.credential != null;
  const change: TenantConnectionChange = {
    tenantId: tenantId.trim().toLowerCase(),
    clientId: clientId.trim().toLowerCase(),
    cloud,
    ...(secret.trim() && {
      credential: { kind: "client-secret", value: secret.trim(), expiresOn: expiresOn || null },
    }),
  };
  const isSameApp =
    hasSecret &&
    connection.tenantId === change.tenantId &&
    connection.clientId === change.clientId &&
    connection.cloud === change.cloud;
  const save = useMutation({
    // Tried before it is stored; a wrong one must not take the place of one that works.
    mutationFn: () =>
      isSameApp && change.credential && !untried
        ? replaceCredential(organisationId, change.credential)
        : saveTenantConnection(organisationId, { ...change, ...(untried && { untried }) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["tenant-connections"] });
      await queryClient.invalidateQueries({ queryKey: ["organisations"] });
      onClose();
    },
  });
  const submit = () => {
    const found = {
      ...problemsOf(tenantConnectionInput, change),
      ...(!secret.trim() && !hasSecret && { "credential.value": "This is needed." }),
      ...(expiresOn &&
        !secret.trim() &&
        hasSecret && { "credential.value": "Enter the secret that this day belongs to." }),
    };
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  return (
    <EditPanel
      open
      title="Tenant connection"
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Text>All three values come from {portal}.</Text>
      <TextField
        label="Directory (tenant) ID"
        required
        monospace
        value={tenantId}
        onChange={setTenantId}
        problem={problems.tenantId}
      />
      <TextField
        label="Application (client) ID"
        required
        monospace
        value={clientId}
        onChange={setClientId}
        problem={problems.clientId}
      />
      <Field label="Cloud">
        <Select
          value={cloud}
          onChange={(_event, data) => setCloud(clouds.options.find((option) => option === data.value) ?? "global")}
        >
          {clouds.options.map((option) => (
            <option key={option} value={option}>
              {cloudNames[option]}
            </option>
          ))}
        </Select>
      </Field>
      <TextField
        label={hasSecret ? "New client secret" : "Client secret"}
        type="password"
        autoComplete="off"
        required={!hasSecret}
        hint={
          hasSecret
            ? "Leave it empty to keep the stored one."
            : "The Value of the secret, not its Secret ID. Entra shows it once, when it is made."
        }
        value={secret}
        onChange={setSecret}
        problem={problems["credential.value"]}
      />
      <TextField
        label="Secret expires on"
        type="date"
        hint="Beside the secret in Entra. You are warned well before."
        value={expiresOn}
        onChange={setExpiresOn}
        problem={problems["credential.expiresOn"]}
      />
      {(untried || toldOf(save.error)?.code === "credential.not-tried") && (
        <Checkbox
          label="Store it untried: Microsoft cannot be reached from here now"
          checked={untried}
          onChange={(_event, data) => setUntried(data.checked === true)}
        />
      )}
    </EditPanel>
  );
};
