import { randomUUID } from "node:crypto";
import {
  identifier,
  listQuery,
  offeredOfflineProfiles,
  organisationInput,
  organisationView,
  pageOf,
  readinessAnswer,
  readinessCheckRequest,
  readinessReport,
  readinessReportQuery,
  tenantConnectionAnswer,
  tenantConnectionInput,
  tenantConnectionView,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import { credentialViewOf } from "../seed/credentials.ts";
import { onBuild, withPassedRow } from "../seed/readiness.ts";
import { offeredProfiles } from "../seed/ways.ts";
import type { Store } from "../store.ts";

const params = z.object({ organisationId: identifier });

/** Organisations, tenant connections and readiness. */
export const organisationRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/organisations",
      { schema: { querystring: listQuery, response: { 200: pageOf(organisationView) } } },
      async (request) => pageFrom(store.organisations, request.query),
    );
    app.post(
      "/organisations",
      { schema: { body: organisationInput, response: { 201: organisationView } } },
      async (request, reply) => {
        const { name } = request.body;
        if (store.organisations.some((other) => other.name === name))
          throw new WindlassError("object.name-taken", { parameters: { kind: "organisation", name } });
        const view = { id: randomUUID(), name, createdAt: new Date().toISOString(), connection: "none" as const };
        put(store.organisations, view);
        store.tell("organisations", view.id, view.id);
        return reply.status(201).send(view);
      },
    );
    app.get(
      "/organisations/:organisationId",
      { schema: { params, response: { 200: organisationView } } },
      async (request) => found(store.organisations, "organisation", request.params.organisationId),
    );
    app.patch(
      "/organisations/:organisationId",
      { schema: { params, body: organisationInput, response: { 200: organisationView } } },
      async (request) => {
        const before = found(store.organisations, "organisation", request.params.organisationId);
        return put(store.organisations, { ...before, name: request.body.name });
      },
    );
    app.get(
      "/organisations/:organisationId/tenant-connection",
      { schema: { params, response: { 200: tenantConnectionAnswer } } },
      async (request) => ({ connection: store.connections.get(request.params.organisationId) ?? null }),
    );
    app.get(
      "/organisations/:organisationId/offered-offline-profiles",
      { schema: { params, response: { 200: offeredOfflineProfiles } } },
      async (request) =>
        store.connections.has(request.params.organisationId) ? offeredProfiles : { connected: false, items: [] },
    );
    app.put(
      "/organisations/:organisationId/tenant-connection",
      { schema: { params, body: tenantConnectionInput, response: { 200: tenantConnectionView } } },
      async (request) => {
        const { organisationId } = request.params;
        const { credential, untried: _untried, ...rest } = request.body;
        const now = new Date().toISOString();
        const kept = store.connections.get(organisationId);
        const stored = credential ? credentialViewOf(credential, now) : (kept?.credential ?? null);
        const view = {
          organisationId,
          ...rest,
          credential: stored,
          nextCredential: null,
          rotation: { settings: null, last: null },
          updatedAt: now,
        };
        store.connections.set(organisationId, view);
        return view;
      },
    );
    app.post(
      "/organisations/:organisationId/readiness-checks",
      { schema: { params, body: readinessCheckRequest, response: { 200: readinessReport } } },
      async (request) => {
        const { organisationId } = request.params;
        const { rowId, buildId } = request.body;
        if (!store.nextReport) throw new WindlassError("tenant.not-connected");
        const before = store.reports.get(organisationId);
        const report =
          rowId !== undefined && before ? withPassedRow(before, rowId, buildId) : store.nextReport(organisationId);
        store.reports.set(organisationId, report);
        store.tell("tenant-connections", organisationId, organisationId);
        return onBuild(report, buildId);
      },
    );
    app.get(
      "/organisations/:organisationId/readiness-report",
      { schema: { params, querystring: readinessReportQuery, response: { 200: readinessAnswer } } },
      async (request) => {
        const report = store.reports.get(request.params.organisationId);
        return { report: report ? onBuild(report, request.query.buildId) : null };
      },
    );
  };
