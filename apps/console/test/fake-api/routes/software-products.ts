import { randomUUID } from "node:crypto";
import { applyPackageReplacement, planPackageReplacement } from "@windlass/planner";
import {
  deletion,
  identifier,
  listQuery,
  type PackageReplacementPreviewRequest,
  packageReplacementPreview,
  packageReplacementPreviewRequest,
  packageReplacementRequest,
  pageOf,
  type SoftwareProductView,
  softwarePackageView,
  softwareProductCreate,
  softwareProductUpdate,
  softwareProductView,
  softwareVersionCreate,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import type { Store } from "../store.ts";

const params = z.object({ productId: identifier });

/** A product with its versions as the store has them. */
const viewOf = (store: Store, product: Store["products"][number]): SoftwareProductView => ({
  ...product,
  versions: store.packages
    .filter(({ productId }) => productId === product.id)
    .toSorted((one, other) => other.version.localeCompare(one.version, "en", { numeric: true }))
    .map(({ id, version, steps, files, updatedAt }) => ({
      packageId: id,
      version,
      steps: steps.length,
      files: files.length,
      builds: store.builds
        .filter((build) => build.definition.packageIds.includes(id))
        .map((build) => ({ id: build.id, name: build.definition.name })),
      updatedAt,
    })),
});

const planned = (store: Store, packages: PackageReplacementPreviewRequest) =>
  store.builds.flatMap((build) => {
    const plan = planPackageReplacement(build.definition, packages);
    return plan ? [{ buildId: build.id, name: build.definition.name, revision: build.revision, ...plan }] : [];
  });

export const softwareProductRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const productOf = (id: string) => found(store.products, "software product", id);
    app.get(
      "/software-products",
      { schema: { querystring: listQuery, response: { 200: pageOf(softwareProductView) } } },
      async (request) =>
        pageFrom(
          store.products.map((product) => viewOf(store, product)),
          request.query,
        ),
    );
    app.post(
      "/software-products",
      { schema: { body: softwareProductCreate, response: { 201: softwareProductView } } },
      async (request, reply) => {
        const product = { id: randomUUID(), revision: 1, updatedAt: new Date().toISOString(), ...request.body };
        return reply.status(201).send(viewOf(store, put(store.products, product)));
      },
    );
    app.post(
      "/software-products/deletions",
      { schema: { body: deletion, response: { 204: z.null() } } },
      async (request, reply) => {
        store.products = store.products.filter(({ id }) => !request.body.ids.includes(id));
        return reply.status(204).send(null);
      },
    );
    app.get(
      "/software-products/:productId",
      { schema: { params, response: { 200: softwareProductView } } },
      async (request) => viewOf(store, productOf(request.params.productId)),
    );
    app.put(
      "/software-products/:productId",
      { schema: { params, body: softwareProductUpdate, response: { 200: softwareProductView } } },
      async (request) => {
        const before = productOf(request.params.productId);
        if (before.revision !== request.body.revision)
          throw new WindlassError("object.changed", { parameters: { kind: "software product" } });
        return viewOf(store, put(store.products, { ...before, ...request.body, revision: before.revision + 1 }));
      },
    );
    app.delete(
      "/software-products/:productId",
      { schema: { params, response: { 204: z.null() } } },
      async (request, reply) => {
        const { id, versions } = viewOf(store, productOf(request.params.productId));
        if (versions.length > 0) {
          const users = versions.map(({ version }) => `its version ${version}`).join(", ");
          throw new WindlassError("object.in-use", { parameters: { kind: "software product", users } });
        }
        store.products = store.products.filter((item) => item.id !== id);
        return reply.status(204).send(null);
      },
    );
    app.post(
      "/software-packages/:packageId/versions",
      {
        schema: {
          params: z.object({ packageId: identifier }),
          body: softwareVersionCreate,
          response: { 201: softwarePackageView },
        },
      },
      async (request, reply) => {
        const from = found(store.packages, "software package", request.params.packageId);
        const { version, withFiles, replaces } = request.body;
        const files = withFiles ? from.files : [];
        const made = {
          ...from,
          id: randomUUID(),
          revision: 1,
          version,
          files,
          fileFacts: [],
          replaces: replaces ? [...from.replaces, from.id] : from.replaces,
        };
        return reply.status(201).send(put(store.packages, made));
      },
    );
    app.post(
      "/software-package-replacements/preview",
      { schema: { body: packageReplacementPreviewRequest, response: { 200: packageReplacementPreview } } },
      async (request) => ({ builds: planned(store, request.body), stillNeededBy: [] }),
    );
    app.post(
      "/software-package-replacements",
      { schema: { body: packageReplacementRequest, response: { 200: packageReplacementPreview } } },
      async (request) => {
        const chosen = planned(store, request.body).filter(({ buildId }) =>
          request.body.builds.some((build) => build.buildId === buildId),
        );
        store.builds = store.builds.map((build) =>
          chosen.some(({ buildId }) => buildId === build.id)
            ? { ...build, definition: applyPackageReplacement(build.definition, request.body) }
            : build,
        );
        return { builds: chosen, stillNeededBy: [] };
      },
    );
  };
