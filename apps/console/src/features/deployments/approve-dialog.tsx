import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { enteredNameProblem } from "@windlass/planner";
import type { DeploymentRequestView } from "@windlass/protocol";
import { useState } from "react";
import { buildsQuery } from "../../api/builds.ts";
import { approveDeploymentRequest, nameProposalQuery, optionalPackagesQuery } from "../../api/deployments.ts";
import { BuildField } from "../../components/build-field.tsx";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { choicesOf, OptionalPackagesField, type TickedPackages } from "../../components/optional-packages-field.tsx";
import { TpmWarning } from "../../components/tpm-warning.tsx";
import { DiskField, possibleTargets } from "./disk-field.tsx";
import { MatchCode } from "./match-code.tsx";
import { NameField } from "./name-field.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM },
  code: { display: "grid", placeItems: "center", padding: tokens.spacingVerticalM },
});

interface RequestDialogProps {
  readonly request: DeploymentRequestView;
  readonly onClose: () => void;
}

/** Compares the code and gives the device a build. */
export const ApproveDialog = ({ request, onClose }: RequestDialogProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const published = (useQuery(buildsQuery(request.organisationId)).data ?? []).filter(
    (build) => build.publishedNumber !== null,
  );
  const [chosen, setChosen] = useState("");
  const only = published.length === 1 ? published[0]?.id : undefined;
  const buildId = chosen || (only ?? "");
  const choose = (id: string) => {
    setChosen(id);
    setEntered(null);
    setTicked({});
  };
  const disks = possibleTargets(request.inventory.disks);
  const [disk, setDisk] = useState("");
  const mustChooseDisk = disks.length > 1;
  const proposal = useQuery({ ...nameProposalQuery(request.id, buildId), enabled: buildId !== "" });
  const [entered, setEntered] = useState<string | null>(null);
  const ask = proposal.data?.ask ?? null;
  const asks = ask !== null;
  const name = entered ?? proposal.data?.name ?? "";
  const nameProblem = enteredNameProblem(name.trim(), ask?.pattern ?? null);
  const optional = useQuery({ ...optionalPackagesQuery(request.id, buildId), enabled: buildId !== "" });
  const [ticked, setTicked] = useState<TickedPackages>({});
  const approve = useMutation({
    mutationFn: () =>
      approveDeploymentRequest(request.id, {
        buildId,
        diskNumber: mustChooseDisk ? Number(disk) : null,
        computerName: asks ? name.trim() : null,
        packages: choicesOf(optional.data ?? [], ticked),
      }),
    onSuccess: async () => {
      onClose();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["deployment-requests"] }),
        queryClient.invalidateQueries({ queryKey: ["deployments"] }),
      ]);
    },
  });
  return (
    <Confirm
      open
      title="Approve this device"
      confirmLabel="Approve"
      busy={approve.isPending}
      error={approve.error}
      disabled={!buildId || !optional.data || (mustChooseDisk && disk === "") || (asks && nameProblem !== null)}
      onConfirm={() => approve.mutate()}
      onClose={onClose}
    >
      <div className={styles.body}>
        <Text>Approve only when the device in front of you shows this code:</Text>
        <div className={styles.code}>
          <MatchCode code={request.matchCode} size="huge" />
        </div>
        <Text>
          {request.manufacturer} {request.model}, serial number {request.serialNumber}. Its disk will be wiped.
        </Text>
        <BuildField organisationId={request.organisationId} value={buildId} onChange={choose} />
        <TpmWarning build={published.find((build) => build.id === buildId)} device={request} />
        {buildId && <NameField proposal={proposal} value={name} problem={nameProblem} onChange={setEntered} />}
        {optional.error ? (
          <Failure error={optional.error} retry={() => void optional.refetch()} />
        ) : (
          <OptionalPackagesField optional={optional.data ?? []} ticked={ticked} onChange={setTicked} />
        )}
        {mustChooseDisk && <DiskField disks={disks} value={disk} onChange={setDisk} />}
      </div>
    </Confirm>
  );
};
