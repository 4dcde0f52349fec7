import { randomUUID } from "node:crypto";
import { applyReplacement, planReplacement } from "@windlass/planner";
import {
  deletion,
  identifier,
  listQuery,
  operatingSystemImportRequest,
  operatingSystemImportView,
  operatingSystemRename,
  operatingSystemView,
  pageOf,
  type ReplacementPreview,
  replacementPreview,
  replacementPreviewRequest,
  replacementRequest,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import { operatingSystem, showUsers } from "../seed/library.ts";
import type { Store } from "../store.ts";

const params = z.object({ operatingSystemId: identifier });

/** As the server does it. */
const planned = (store: Store, { replaced, by }: { replaced: string[]; by: string[] }): ReplacementPreview => {
  const media = {
    replaced: store.operatingSystems.filter(({ id }) => replaced.includes(id)),
    candidates: store.operatingSystems.filter(({ id }) => by.includes(id)),
  };
  const builds = store.builds.map(({ id, revision, definition }) => ({
    buildId: id,
    name: definition.name,
    revision,
    entries: planReplacement(definition, media),
  }));
  return { builds: builds.filter(({ entries }) => entries.length > 0) };
};

/** Imports end at once: `ready`, or `refused` when the upload's id is asked to. */
export const operatingSystemRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/operating-systems",
      { schema: { querystring: listQuery, response: { 200: pageOf(operatingSystemView) } } },
      async (request) => pageFrom(store.operatingSystems, request.query),
    );
    app.post(
      "/operating-systems",
      { schema: { body: operatingSystemImportRequest, response: { 202: operatingSystemImportView } } },
      async (request, reply) => {
        const imported = operatingSystem(request.body.organisationId, request.body.name ?? "Windows 11 Enterprise");
        const view = {
          id: randomUUID(),
          organisationId: request.body.organisationId,
          fileName: "install.wim",
          state: "hashing" as const,
          doneBytes: Math.floor(imported.sizeBytes / 2),
          totalBytes: imported.sizeBytes,
          operatingSystemId: null,
          failure: null,
          startedAt: new Date().toISOString(),
        };
        put(store.imports, view);
        setTimeout(() => {
          put(store.operatingSystems, imported);
          store.imports = store.imports.filter((other) => other.id !== view.id);
          store.tell("operating-systems", imported.organisationId, imported.id);
        }, 300);
        return reply.status(202).send(view);
      },
    );
    app.post(
      "/operating-system-replacements/preview",
      { schema: { body: replacementPreviewRequest, response: { 200: replacementPreview } } },
      async (request) => planned(store, request.body),
    );
    app.post(
      "/operating-system-replacements",
      { schema: { body: replacementRequest, response: { 200: replacementPreview } } },
      async (request) => {
        const wanted = new Set(request.body.builds.map(({ buildId }) => buildId));
        const builds = planned(store, request.body).builds.filter(({ buildId }) => wanted.has(buildId));
        for (const { buildId, entries } of builds) {
          const build = found(store.builds, "build", buildId);
          const definition = applyReplacement(build.definition, entries);
          put(store.builds, { ...build, definition, revision: build.revision + 1, changedSincePublication: true });
        }
        showUsers(store);
        return { builds };
      },
    );
    app.get(
      "/operating-system-imports",
      { schema: { querystring: listQuery, response: { 200: pageOf(operatingSystemImportView) } } },
      async (request) => pageFrom(store.imports, request.query),
    );
    app.delete(
      "/operating-system-imports/:importId",
      { schema: { params: z.object({ importId: identifier }), response: { 204: z.null() } } },
      async (request, reply) => {
        store.imports = store.imports.filter((item) => item.id !== request.params.importId);
        return reply.status(204).send(null);
      },
    );
    app.get(
      "/operating-systems/:operatingSystemId",
      { schema: { params, response: { 200: operatingSystemView } } },
      async (request) => found(store.operatingSystems, "operating system", request.params.operatingSystemId),
    );
    app.patch(
      "/operating-systems/:operatingSystemId",
      { schema: { params, body: operatingSystemRename, response: { 200: operatingSystemView } } },
      async (request) => {
        const before = found(store.operatingSystems, "operating system", request.params.operatingSystemId);
        return put(store.operatingSystems, { ...before, name: request.body.name });
      },
    );
    app.post(
      "/operating-systems/deletions",
      { schema: { body: deletion, response: { 204: z.null() } } },
      async (request, reply) => {
        store.operatingSystems = store.operatingSystems.filter(({ id }) => !request.body.ids.includes(id));
        return reply.status(204).send(null);
      },
    );
    app.delete(
      "/operating-systems/:operatingSystemId",
      { schema: { params, response: { 204: z.null() } } },
      async (request, reply) => {
        const { id } = found(store.operatingSystems, "operating system", request.params.operatingSystemId);
        store.operatingSystems = store.operatingSystems.filter((item) => item.id !== id);
        return reply.status(204).send(null);
      },
    );
  };
