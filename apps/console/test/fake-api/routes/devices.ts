import { randomUUID } from "node:crypto";
import {
  corporateIdentifierDeletion,
  corporateIdentifierDeletionAnswer,
  corporateIdentifierView,
  deviceCreate,
  deviceSummary,
  deviceUpdate,
  deviceView,
  identifier,
  listQuery,
  pageOf,
  registrationView,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import type { Store } from "../store.ts";

const params = z.object({ deviceId: identifier });

/** Devices and registrations. */
export const deviceRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/devices",
      { schema: { querystring: listQuery, response: { 200: pageOf(deviceSummary) } } },
      async (request) => pageFrom(store.devices, request.query),
    );
    app.post("/devices", { schema: { body: deviceCreate, response: { 201: deviceView } } }, async (request, reply) => {
      const seen = {
        manufacturer: null,
        model: null,
        vendorName: null,
        modelName: null,
        inventory: null,
        hardwareHash: null,
        address: null,
        location: null,
        computerName: null,
        lastSeenAt: null,
        latestDeploymentId: null,
      };
      return reply.status(201).send(put(store.devices, { id: randomUUID(), ...request.body, ...seen }));
    });
    app.get("/devices/:deviceId", { schema: { params, response: { 200: deviceView } } }, async (request) =>
      found(store.devices, "device", request.params.deviceId),
    );
    app.patch(
      "/devices/:deviceId",
      { schema: { params, body: deviceUpdate, response: { 200: deviceView } } },
      async (request) => {
        const before = found(store.devices, "device", request.params.deviceId);
        return put(store.devices, { ...before, ...request.body });
      },
    );
    app.get(
      "/registrations",
      { schema: { querystring: listQuery, response: { 200: pageOf(registrationView) } } },
      async (request) => pageFrom(store.registrations, request.query),
    );
    app.post(
      "/registrations/:registrationId/recheck",
      { schema: { params: z.object({ registrationId: identifier }), response: { 200: registrationView } } },
      async (request) => {
        const before = found(store.registrations, "registration", request.params.registrationId);
        return put(store.registrations, { ...before, state: "captured" as const, failure: null });
      },
    );
    const identifiers = () => store.deployments.flatMap(({ corporateIdentifier: one }) => (one ? [one] : []));
    app.get(
      "/corporate-identifiers",
      { schema: { querystring: listQuery, response: { 200: pageOf(corporateIdentifierView) } } },
      async (request) => pageFrom(identifiers(), request.query),
    );
    app.post(
      "/corporate-identifiers/delete",
      { schema: { body: corporateIdentifierDeletion, response: { 200: corporateIdentifierDeletionAnswer } } },
      async ({ body: { ids } }) => {
        store.deployments = store.deployments.map((deployment) => {
          const { corporateIdentifier: one } = deployment;
          return one && ids.includes(one.id)
            ? { ...deployment, corporateIdentifier: { ...one, state: "deleting" as const, failure: null } }
            : deployment;
        });
        return { deleting: ids.length };
      },
    );
    app.post(
      "/corporate-identifiers/:corporateIdentifierId/recheck",
      {
        schema: { params: z.object({ corporateIdentifierId: identifier }), response: { 200: corporateIdentifierView } },
      },
      async (request) => {
        const before = found(identifiers(), "corporate identifier", request.params.corporateIdentifierId);
        const after = { ...before, state: "captured" as const, failure: null, warning: null };
        store.deployments = store.deployments.map((deployment) =>
          deployment.corporateIdentifier?.id === before.id ? { ...deployment, corporateIdentifier: after } : deployment,
        );
        return after;
      },
    );
  };
