import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  AutopilotAction,
  AutopilotDeviceFilter,
  AutopilotDeviceSort,
  AutopilotSelection,
} from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";

/** One page of the list as a person wants to see it. */
export interface DeviceView {
  readonly filter: AutopilotDeviceFilter;
  readonly sort: AutopilotDeviceSort;
  readonly direction: "ascending" | "descending";
  readonly cursor: string | null;
}

const pageLimit = 50;

export const autopilotDevicesQuery = (organisationId: string, { filter, sort, direction, cursor }: DeviceView) =>
  queryOptions({
    queryKey: ["autopilot-devices", "list", organisationId, filter, sort, direction, cursor],
    queryFn: () =>
      dataOf(
        client.GET("/api/autopilot-devices", {
          params: {
            query: { organisationId, ...filter, sort, direction, limit: pageLimit, ...(cursor && { cursor }) },
          },
        }),
      ),
    // The rows of before stay until those of the next page are there.
    placeholderData: keepPreviousData,
  });

export const autopilotDeviceQuery = (autopilotDeviceId: string) =>
  queryOptions({
    queryKey: ["autopilot-devices", "object", autopilotDeviceId],
    queryFn: () =>
      dataOf(client.GET("/api/autopilot-devices/{autopilotDeviceId}", { params: { path: { autopilotDeviceId } } })),
  });

const ofOrganisation = (organisationId: string) => ({ params: { query: { organisationId } } });

export const autopilotStatusQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["autopilot-devices", "status", organisationId],
    queryFn: () => dataOf(client.GET("/api/autopilot-devices/status", ofOrganisation(organisationId))),
  });

/** Asks the tenant each time, so it is asked only where it is shown. */
export const tenantSyncQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["tenant-synchronisation", organisationId],
    queryFn: () => dataOf(client.GET("/api/autopilot-devices/tenant-synchronisation", ofOrganisation(organisationId))),
    retry: false,
    staleTime: 60_000,
  });

export const unregisteredDevicesQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["autopilot-devices", "unregistered", organisationId],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/autopilot-devices/unregistered", { params: { query: { ...page, organisationId } } })),
      ),
  });

export const synchroniseDevices = (organisationId: string) =>
  dataOf(client.POST("/api/autopilot-devices/synchronise", { body: { organisationId } }));

export const cancelSynchronisation = (organisationId: string) =>
  dataOf(client.POST("/api/autopilot-devices/cancel-synchronisation", { body: { organisationId } }));

export const synchroniseTenant = (organisationId: string) =>
  dataOf(client.POST("/api/autopilot-devices/tenant-synchronisation", { body: { organisationId } }));

/** Address of what a filter finds, as a file. */
export const devicesFileAddress = (organisationId: string, filter: AutopilotDeviceFilter): string =>
  `/api/autopilot-devices/export?${new URLSearchParams({ organisationId, ...filter }).toString()}`;

/** What is to be done, and to which devices. */
export interface WantedAction {
  readonly organisationId: string;
  readonly selection: AutopilotSelection;
  readonly action: AutopilotAction;
}

export const actionPreviewQuery = (wanted: WantedAction) =>
  queryOptions({
    queryKey: ["autopilot-actions", "preview", wanted],
    queryFn: () => dataOf(client.POST("/api/autopilot-actions/preview", { body: wanted })),
    retry: false,
    placeholderData: keepPreviousData,
  });

export const startAction = (
  body: WantedAction & { readonly expectedDevices: number; readonly confirmation?: string; readonly reason: string },
) => dataOf(client.POST("/api/autopilot-actions", { body }));

export const autopilotActionsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["autopilot-actions", "list", organisationId],
    queryFn: () => dataOf(client.GET("/api/autopilot-actions", ofOrganisation(organisationId))),
  });

const ofAction = (actionId: string) => ({ params: { path: { actionId } } });

/** The first results of one kind; the file has all of them. */
export const actionItemsQuery = (actionId: string, state: "failed" | "pending") =>
  queryOptions({
    queryKey: ["autopilot-actions", "items", actionId, state],
    queryFn: () =>
      dataOf(
        client.GET("/api/autopilot-actions/{actionId}/items", {
          params: { path: { actionId }, query: { state, limit: 50 } },
        }),
      ),
  });

export const cancelAction = (actionId: string) =>
  dataOf(client.POST("/api/autopilot-actions/{actionId}/cancel", ofAction(actionId)));

export const actionFileAddress = (actionId: string): string => `/api/autopilot-actions/${actionId}/export`;
