import { randomUUID } from "node:crypto";
import {
  deletion,
  identifier,
  listQuery,
  packageFileCreate,
  packageFileQuery,
  pageOf,
  softwarePackageCreate,
  softwarePackageUpdate,
  softwarePackageView,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import { softwareProduct } from "../seed/library.ts";
import type { Store } from "../store.ts";

const params = z.object({ packageId: identifier });

export const softwarePackageRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const packageOf = (id: string) => found(store.packages, "software package", id);
    app.get(
      "/software-packages",
      { schema: { querystring: listQuery, response: { 200: pageOf(softwarePackageView) } } },
      async (request) => pageFrom(store.packages, request.query),
    );
    app.post(
      "/software-packages",
      { schema: { body: softwarePackageCreate, response: { 201: softwarePackageView } } },
      async (request, reply) => {
        const { organisationId, name } = request.body;
        const known = store.products.find((one) => one.name.toLowerCase() === name.toLowerCase());
        const product = known ?? put(store.products, softwareProduct(organisationId, name));
        const view = {
          id: randomUUID(),
          productId: product.id,
          revision: 1,
          files: [],
          fileFacts: [],
          updatedAt: new Date().toISOString(),
          ...request.body,
        };
        return reply.status(201).send(put(store.packages, view));
      },
    );
    app.post(
      "/software-packages/deletions",
      { schema: { body: deletion, response: { 204: z.null() } } },
      async (request, reply) => {
        store.packages = store.packages.filter(({ id }) => !request.body.ids.includes(id));
        return reply.status(204).send(null);
      },
    );
    app.get(
      "/software-packages/:packageId",
      { schema: { params, response: { 200: softwarePackageView } } },
      async (request) => packageOf(request.params.packageId),
    );
    app.put(
      "/software-packages/:packageId",
      { schema: { params, body: softwarePackageUpdate, response: { 200: softwarePackageView } } },
      async (request) => {
        const before = packageOf(request.params.packageId);
        if (before.revision !== request.body.revision)
          throw new WindlassError("object.changed", { parameters: { kind: "software package" } });
        return put(store.packages, { ...before, ...request.body, revision: before.revision + 1 });
      },
    );
    app.delete(
      "/software-packages/:packageId",
      { schema: { params, response: { 204: z.null() } } },
      async (request, reply) => {
        const { id } = packageOf(request.params.packageId);
        const users = store.builds.filter((build) => build.definition.packageIds.includes(id));
        if (users.length > 0) {
          const names = users.map((build) => build.definition.name).join(", ");
          throw new WindlassError("object.in-use", { parameters: { kind: "software package", users: names } });
        }
        store.packages = store.packages.filter((item) => item.id !== id);
        return reply.status(204).send(null);
      },
    );
    app.post(
      "/software-packages/:packageId/files",
      { schema: { params, body: packageFileCreate, response: { 200: softwarePackageView } } },
      async (request) => {
        const before = packageOf(request.params.packageId);
        const { path } = request.body;
        const file = { path, sha256: "c".repeat(64), sizeBytes: 1234 };
        const files = [...before.files.filter((other) => other.path !== path), file];
        return put(store.packages, { ...before, files, revision: before.revision + 1 });
      },
    );
    app.delete(
      "/software-packages/:packageId/files",
      { schema: { params, querystring: packageFileQuery, response: { 200: softwarePackageView } } },
      async (request) => {
        const before = packageOf(request.params.packageId);
        const files = before.files.filter((file) => file.path !== request.query.path);
        return put(store.packages, { ...before, files, revision: before.revision + 1 });
      },
    );
  };
