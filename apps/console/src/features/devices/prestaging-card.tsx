import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeviceView } from "@windlass/protocol";
import { useState } from "react";
import { buildsQuery } from "../../api/builds.ts";
import { deviceQuery, updatePrestaging } from "../../api/devices.ts";
import { usePermission } from "../../app/session.ts";
import { BuildField } from "../../components/build-field.tsx";
import { Card } from "../../components/card.tsx";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { TpmWarning } from "../../components/tpm-warning.tsx";
import { PrestagedNameField, prestagedNameProblem } from "./prestaged-name-field.tsx";
import { usePrestagedPackages } from "./prestaged-packages.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM, justifyItems: "start" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** How many optional packages were decided on in advance. */
const packagesDecided = ({ prestagedPackages }: DeviceView): string => {
  const chosen = prestagedPackages.filter(({ install }) => install).length;
  return prestagedPackages.length === 0 ? "" : `, with ${chosen} of ${prestagedPackages.length} optional packages`;
};

/** Whether the device's next start is approved by itself, and for which build. */
export const PrestagingCard = ({ device }: { readonly device: DeviceView }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("devices.write");
  const builds = useQuery(buildsQuery(device.organisationId)).data;
  const [asking, setAsking] = useState(false);
  const [buildId, setBuildId] = useState("");
  const [computerName, setComputerName] = useState(device.prestagedName ?? "");
  const { prestagedName: nameProblem } = prestagedNameProblem(computerName);
  const { packages, field } = usePrestagedPackages(device.organisationId, buildId, device.id);
  const update = useMutation({
    mutationFn: (prestagedBuildId: string | null) =>
      updatePrestaging(
        device.id,
        prestagedBuildId === null
          ? null
          : { prestagedBuildId, prestagedName: computerName.trim() || null, prestagedPackages: packages },
      ),
    onSuccess: (saved) => {
      queryClient.setQueryData(deviceQuery(device.id).queryKey, saved);
      setAsking(false);
    },
  });
  const buildOf = (id: string | null) => builds?.find((build) => build.id === id);
  const name = buildOf(device.prestagedBuildId)?.definition.name ?? "a build";
  return (
    <Card title="Pre-staging">
      <div className={styles.body}>
        {!asking && <Failure error={update.error} />}
        <Text>
          {device.prestagedBuildId
            ? `The next start is approved by itself and deploys “${name}”${device.prestagedName ? ` as ${device.prestagedName}` : ""}${packagesDecided(device)}.`
            : "The next start waits for somebody to compare the match code and approve it."}
        </Text>
        <TpmWarning build={buildOf(device.prestagedBuildId)} device={device} />
        {mayWrite && (
          <div className={styles.buttons}>
            <Button onClick={() => setAsking(true)}>
              {device.prestagedBuildId ? "Choose another build" : "Pre-stage"}
            </Button>
            {device.prestagedBuildId && (
              <Button disabledFocusable={update.isPending} onClick={() => update.mutate(null)}>
                Take back
              </Button>
            )}
          </div>
        )}
      </div>
      <Confirm
        open={asking}
        title={`Pre-stage ${device.serialNumber}`}
        confirmLabel="Save"
        busy={update.isPending}
        error={update.error}
        disabled={!buildId || nameProblem !== undefined}
        onConfirm={() => update.mutate(buildId)}
        onClose={() => setAsking(false)}
      >
        <div className={styles.body}>
          <BuildField organisationId={device.organisationId} value={buildId} onChange={setBuildId} />
          <TpmWarning build={buildOf(buildId)} device={device} />
          {field}
          <PrestagedNameField value={computerName} onChange={setComputerName} problem={nameProblem} />
        </div>
      </Confirm>
    </Card>
  );
};
