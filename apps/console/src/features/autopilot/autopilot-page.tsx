import { Button } from "@fluentui/react-components";
import { CloudCheckmarkRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RegistrationView } from "@windlass/protocol";
import { useMemo } from "react";
import { recheckRegistration, registrationsQuery } from "../../api/devices.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLink, PageLinkButton } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import type { ListFilter } from "../../components/list-tools.tsx";
import { useOrganisationColumn } from "../../components/organisation-column.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { registrationNames, registrationTone } from "../deployments/states.ts";
import { AutopilotTabs } from "./autopilot-tabs.tsx";

const changedAt = (item: RegistrationView): string => item.transitions.at(-1)?.at ?? "";

const filters: readonly ListFilter<RegistrationView>[] = [
  {
    id: "state",
    title: "State",
    options: () => [
      { value: "working", title: "Being registered" },
      { value: "ready", title: "Ready" },
      { value: "failed", title: "Failed" },
    ],
    matches: (item, value) =>
      value === "working" ? item.state !== "ready" && item.state !== "failed" : item.state === value,
  },
];

/** To the deployment that registers the device; one from a CSV file may be of a device that was never seen here. */
const SerialNumberLink = ({ registration }: { readonly registration: RegistrationView }) => {
  const { deploymentId, deviceId, serialNumber } = registration;
  if (deploymentId !== null)
    return (
      <PageLink to="/deployments/$deploymentId" params={{ deploymentId }}>
        {serialNumber}
      </PageLink>
    );
  if (deviceId === null) return serialNumber;
  return (
    <PageLink to="/devices/$deviceId" params={{ deviceId }}>
      {serialNumber}
    </PageLink>
  );
};

const columns: readonly Column<RegistrationView>[] = [
  {
    id: "serialNumber",
    title: "Serial number",
    value: (item) => item.serialNumber,
    render: (item) => <SerialNumberLink registration={item} />,
  },
  {
    id: "state",
    title: "State",
    value: (item) => registrationNames[item.state],
    render: (item) => <State tone={registrationTone(item.state)}>{registrationNames[item.state]}</State>,
  },
  { id: "tag", title: "Group tag", wideOnly: true, value: (item) => item.groupTag, render: (item) => item.groupTag },
  {
    id: "failure",
    title: "Failure or notice",
    grow: 2,
    wideOnly: true,
    value: (item) => (item.failure ?? item.notice)?.message ?? "",
    render: (item) => (item.failure ?? item.notice)?.message ?? "–",
  },
  {
    id: "changed",
    title: "Last change",
    wideOnly: true,
    value: changedAt,
    render: (item) => (changedAt(item) ? <Age at={changedAt(item)} /> : "–"),
  },
];

/** Every device's way into Windows Autopilot. */
export const AutopilotPage = () => {
  const { scope } = useOrganisationScope();
  const queryClient = useQueryClient();
  const query = useQuery(registrationsQuery(scope));
  const mayRecheck = usePermission("deployments.approve");
  const organisationColumn = useOrganisationColumn<RegistrationView>();
  const { mutate, error } = useMutation({
    mutationFn: recheckRegistration,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["registrations"] }),
  });
  const recheckColumn = useMemo(
    (): Column<RegistrationView> => ({
      id: "recheck",
      title: "Action",
      value: (item) => (item.state === "failed" ? 1 : 0),
      render: (item) =>
        item.state === "failed" &&
        mayRecheck && (
          <Button size="small" aria-label={`Check again: ${item.serialNumber}`} onClick={() => mutate(item.id)}>
            Check again
          </Button>
        ),
    }),
    [mayRecheck, mutate],
  );
  return (
    <Page
      title="Autopilot"
      tabs={<AutopilotTabs />}
      description="Devices on their way into Windows Autopilot, with the group tag of the build they were deployed with."
    >
      <Failure error={error} />
      <ListGrid
        noun="registration"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columns, recheckColumn, ...organisationColumn]}
        filters={filters}
        rowId={(item) => item.id}
        initialSort={{ columnId: "changed", direction: "descending" }}
        empty={
          <EmptyState
            icon={<CloudCheckmarkRegular />}
            title="No registrations yet"
            action={
              <PageLinkButton to="/builds" appearance="primary">
                Go to builds
              </PageLinkButton>
            }
          >
            A device is registered while it is deployed, when its build has Autopilot settings.
          </EmptyState>
        }
      />
    </Page>
  );
};
