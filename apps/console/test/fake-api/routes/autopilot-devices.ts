import {
  type AutopilotDeviceFilter,
  autopilotActionItemQuery,
  autopilotActionItemView,
  autopilotActionListQuery,
  autopilotActionPreview,
  autopilotActionPreviewRequest,
  autopilotActionView,
  autopilotDevicePage,
  autopilotDeviceQuery,
  autopilotDeviceStatus,
  autopilotDeviceView,
  autopilotDrift,
  autopilotSyncView,
  identifier,
  organisationQuery,
  organisationRequest,
  pageOf,
  tenantSyncAnswer,
  unregisteredDeviceQuery,
  unregisteredDeviceView,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../lists.ts";
import type { Store } from "../store.ts";

const actionParams = z.object({ actionId: identifier });

/** The copy of the Autopilot devices, its synchronisation, and what is done to devices. */
export const autopilotDeviceRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const { autopilot } = store;
    const ofOrganisation = (organisationId: string) =>
      autopilot.devices.filter((device) => device.organisationId === organisationId);
    const matching = (organisationId: string, filter: AutopilotDeviceFilter) =>
      ofOrganisation(organisationId).filter(
        (device) =>
          (!filter.search || device.serialNumber.toLowerCase().includes(filter.search.toLowerCase())) &&
          (!filter.drift || device.drift.includes(filter.drift)) &&
          (filter.groupTag === undefined || device.groupTag === filter.groupTag) &&
          (!filter.profileStatus || device.profileStatus === filter.profileStatus),
      );
    app.get(
      "/autopilot-devices",
      { schema: { querystring: autopilotDeviceQuery, response: { 200: autopilotDevicePage } } },
      async ({ query }) => {
        const { organisationId, sort, direction, cursor, limit, ...filter } = query;
        const sorted = matching(organisationId, filter).toSorted((left, right) =>
          String(left[sort] ?? "").localeCompare(String(right[sort] ?? "")),
        );
        if (direction === "descending") sorted.reverse();
        const from = Number(cursor ?? 0);
        const next = from + limit < sorted.length ? String(from + limit) : null;
        return { items: sorted.slice(from, from + limit), nextCursor: next, total: sorted.length };
      },
    );
    app.get(
      "/autopilot-devices/status",
      { schema: { querystring: organisationQuery, response: { 200: autopilotDeviceStatus } } },
      async ({ query: { organisationId } }) => {
        const devices = ofOrganisation(organisationId);
        const tags = Map.groupBy(devices, ({ groupTag }) => groupTag);
        return {
          cloud: store.connections.get(organisationId)?.cloud ?? null,
          sync: autopilot.sync,
          total: devices.length,
          drift: autopilotDrift.options.map((kind) => ({
            kind,
            devices: devices.filter(({ drift }) => drift.includes(kind)).length,
          })),
          unregistered: 0,
          tags: [...tags].map(([groupTag, list]) => ({ groupTag, devices: list.length, builds: ["Finance laptop"] })),
        };
      },
    );
    app.get(
      "/autopilot-devices/unregistered",
      { schema: { querystring: unregisteredDeviceQuery, response: { 200: pageOf(unregisteredDeviceView) } } },
      async () => ({ items: [], nextCursor: null }),
    );
    app.get(
      "/autopilot-devices/tenant-synchronisation",
      { schema: { querystring: organisationQuery, response: { 200: tenantSyncAnswer } } },
      async () => {
        const asked = new Date(Date.now() - 240_000).toISOString();
        const allowedAt = new Date(Date.now() + 360_000).toISOString();
        return { sync: { state: "completed" as const, lastSyncAt: asked, lastRequestedAt: asked, allowedAt } };
      },
    );
    app.get(
      "/autopilot-devices/:id",
      { schema: { params: z.object({ id: identifier }), response: { 200: autopilotDeviceView } } },
      async ({ params }) => found(autopilot.devices, "Autopilot device", params.id),
    );
    app.post(
      "/autopilot-devices/synchronise",
      { schema: { body: organisationRequest, response: { 202: autopilotSyncView } } },
      async (_request, reply) => {
        autopilot.sync = { ...autopilot.sync, state: "waiting" };
        return reply.status(202).send(autopilot.sync);
      },
    );
    app.get(
      "/autopilot-actions",
      { schema: { querystring: autopilotActionListQuery, response: { 200: pageOf(autopilotActionView) } } },
      async () => ({ items: autopilot.actions, nextCursor: null }),
    );
    app.post(
      "/autopilot-actions/preview",
      { schema: { body: autopilotActionPreviewRequest, response: { 200: autopilotActionPreview } } },
      async ({ body: { organisationId, selection, action } }) => {
        const devices =
          selection.kind === "filter"
            ? matching(organisationId, selection.filter)
            : autopilot.devices.filter(({ id }) => selection.ids.includes(id));
        const isDeletion = action.kind === "delete";
        return {
          devices: devices.length,
          unchanged: 0,
          enrolled: isDeletion ? devices.filter(({ managedDeviceId }) => managedDeviceId !== null).length : 0,
          samples: devices.slice(0, 20).map(({ serialNumber }) => ({ serialNumber, what: "The record is changed." })),
          confirmation: isDeletion ? (devices[0]?.serialNumber ?? null) : null,
        };
      },
    );
    app.get(
      "/autopilot-actions/:actionId/items",
      {
        schema: {
          params: actionParams,
          querystring: autopilotActionItemQuery,
          response: { 200: pageOf(autopilotActionItemView) },
        },
      },
      async ({ params }) => ({ items: autopilot.items.get(params.actionId) ?? [], nextCursor: null }),
    );
  };
