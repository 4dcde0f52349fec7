import { Button } from "@fluentui/react-components";
import { CloudSyncRegular, PlugDisconnectedRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AutopilotDeviceFilter, AutopilotDeviceStatus, AutopilotDeviceSummary } from "@windlass/protocol";
import { useCallback, useState } from "react";
import {
  autopilotActionsQuery,
  autopilotStatusQuery,
  devicesFileAddress,
  synchroniseDevices,
} from "../../api/autopilot-devices.ts";
import { usePermission } from "../../app/session.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLinkButton } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { ActionsPanel } from "./actions-panel.tsx";
import { DeviceCommands } from "./device-commands.tsx";
import { DeviceList } from "./device-list.tsx";
import { DevicePanel } from "./device-panel.tsx";
import { AutopilotDevicesFrame } from "./devices-frame.tsx";
import { countOf, nothing, type Selected, selectionOf } from "./selection.ts";
import { SyncBar } from "./sync-bar.tsx";
import { TenantSyncDialog } from "./tenant-sync-dialog.tsx";
import { UnregisteredCard } from "./unregistered-card.tsx";
import type { ActionKind } from "./words.ts";

type Opened =
  | { readonly kind: "device"; readonly device: AutopilotDeviceSummary }
  | { readonly kind: "action"; readonly action: ActionKind }
  | { readonly kind: "actions" }
  | { readonly kind: "tenant-sync" };

interface NothingYetProps {
  readonly organisationId: string;
  readonly status: AutopilotDeviceStatus;
  readonly onSynchronise: (() => void) | undefined;
}

/** Before there is a list: what is missing for one. */
const NothingYet = ({ organisationId, status, onSynchronise }: NothingYetProps) => {
  if (status.cloud === null) {
    return (
      <EmptyState
        icon={<PlugDisconnectedRegular />}
        title="No tenant connection"
        action={
          <PageLinkButton to="/organisations/$organisationId" params={{ organisationId }} appearance="primary">
            Open the organisation
          </PageLinkButton>
        }
      >
        The list comes from the organisation's Microsoft Entra tenant. Connect it first.
      </EmptyState>
    );
  }
  if (status.sync.state === "waiting" || status.sync.state === "running") return null;
  return (
    <EmptyState
      icon={<CloudSyncRegular />}
      title={status.sync.lastCompleteAt ? "The tenant has no Autopilot devices" : "Not synchronised yet"}
      action={
        onSynchronise && (
          <Button appearance="primary" onClick={onSynchronise}>
            Synchronise
          </Button>
        )
      }
    >
      A copy of the tenant's devices is kept here, so that they can be searched, compared with what was deployed and
      changed together. Reading 100,000 devices takes about a minute; afterwards it repeats every day.
    </EmptyState>
  );
};

/** One organisation's Autopilot devices. */
export const OrganisationDevices = ({ organisationId }: { readonly organisationId: string }) => {
  const queryClient = useQueryClient();
  const mayWrite = usePermission("devices.write");
  const mayUseAnyTag = usePermission("builds.write");
  const status = useQuery(autopilotStatusQuery(organisationId));
  const [filter, setFilter] = useState<AutopilotDeviceFilter>({});
  const [selected, setSelected] = useState<Selected>(nothing);
  const [total, setTotal] = useState(0);
  const [opened, setOpened] = useState<Opened | null>(null);
  const synchronise = useMutation({
    mutationFn: () => synchroniseDevices(organisationId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["autopilot-devices"] }),
  });
  const select = useCallback((next: Selected, found: number) => {
    setSelected(next);
    setTotal(found);
  }, []);
  const openDevice = useCallback((device: AutopilotDeviceSummary) => setOpened({ kind: "device", device }), []);
  const close = () => setOpened(null);

  if (!status.data) {
    return (
      <AutopilotDevicesFrame>
        {status.error ? (
          <Failure error={status.error} retry={() => void status.refetch()} />
        ) : (
          <Loading label="Loading Autopilot devices" />
        )}
      </AutopilotDevicesFrame>
    );
  }
  const { sync, cloud } = status.data;
  const started = () => {
    setSelected(nothing);
    setOpened({ kind: "actions" });
    void queryClient.invalidateQueries({ queryKey: autopilotActionsQuery(organisationId).queryKey });
  };
  return (
    <AutopilotDevicesFrame
      commands={
        <DeviceCommands
          sync={sync}
          connected={cloud !== null}
          selected={countOf(selected, total)}
          fileAddress={devicesFileAddress(organisationId, filter)}
          onSynchronise={() => synchronise.mutate()}
          onTenantSync={() => setOpened({ kind: "tenant-sync" })}
          onAction={(action) => setOpened({ kind: "action", action })}
          onActions={() => setOpened({ kind: "actions" })}
        />
      }
    >
      <Failure error={synchronise.error} />
      <SyncBar organisationId={organisationId} sync={sync} mayWrite={mayWrite} />
      {status.data.total > 0 ? (
        <DeviceList
          organisationId={organisationId}
          status={status.data}
          filter={filter}
          onFilter={setFilter}
          selected={selected}
          onSelect={select}
          onOpen={openDevice}
        />
      ) : (
        <NothingYet
          organisationId={organisationId}
          status={status.data}
          onSynchronise={mayWrite ? () => synchronise.mutate() : undefined}
        />
      )}
      {status.data.unregistered > 0 && <UnregisteredCard organisationId={organisationId} />}
      {opened?.kind === "device" && (
        <DevicePanel id={opened.device.id} serialNumber={opened.device.serialNumber} cloud={cloud} onClose={close} />
      )}
      {opened?.kind === "action" && (
        <ActionDialog
          kind={opened.action}
          organisationId={organisationId}
          selection={selectionOf(selected, filter)}
          status={status.data}
          mayUseAnyTag={mayUseAnyTag}
          onStarted={started}
          onClose={close}
        />
      )}
      {opened?.kind === "actions" && (
        <ActionsPanel organisationId={organisationId} mayWrite={mayWrite} onClose={close} />
      )}
      {opened?.kind === "tenant-sync" && <TenantSyncDialog organisationId={organisationId} onClose={close} />}
    </AutopilotDevicesFrame>
  );
};
