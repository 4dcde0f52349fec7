import {
  bootMedium,
  bootProfileView,
  identifier,
  listQuery,
  pageOf,
  publicationComparison,
  publicationComparisonQuery,
  publicationPreview,
  publicationPreviewQuery,
  publicationView,
  publishRequest,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, pageFrom, put } from "../lists.ts";
import { allDevices, publication, release } from "../seed/publications.ts";
import type { Store } from "../store.ts";

/** Publications and boot profiles. */
export const publicationRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/publications",
      { schema: { querystring: listQuery, response: { 200: pageOf(publicationView) } } },
      async (request) => pageFrom(store.publications, request.query),
    );
    app.get(
      "/publications/preview",
      { schema: { querystring: publicationPreviewQuery, response: { 200: publicationPreview } } },
      async () => store.preview,
    );
    app.get(
      "/publications/comparison",
      { schema: { querystring: publicationComparisonQuery, response: { 200: publicationComparison } } },
      async ({ query: { from, to = null } }) => ({
        from,
        to,
        changes: from === to ? [] : (store.publications[0]?.changes ?? []),
      }),
    );
    app.post(
      "/publications",
      { schema: { body: publishRequest, response: { 201: publicationView } } },
      async (request, reply) => {
        const { nextNumber, changes, released } = store.preview;
        const { organisationId, reason } = request.body;
        const view = publication(organisationId, nextNumber, changes);
        const numbers = { number: nextNumber, previousNumber: released?.number ?? null, reason };
        store.releases.unshift(release(organisationId, "released", allDevices, numbers));
        store.preview = {
          nextNumber: nextNumber + 1,
          released: { number: nextNumber, since: view.publishedAt },
          takenBack: [],
          sameAs: null,
          changes: [],
          problems: [],
          inactiveBuilds: [],
        };
        store.tell("publications", view.organisationId, view.id);
        return reply.status(201).send(put(store.publications, view));
      },
    );
    app.get(
      "/publications/:publicationId",
      { schema: { params: z.object({ publicationId: identifier }), response: { 200: publicationView } } },
      async (request) => found(store.publications, "publication", request.params.publicationId),
    );
    app.get(
      "/boot-profiles",
      { schema: { querystring: listQuery, response: { 200: pageOf(bootProfileView) } } },
      async (request) => pageFrom(store.bootProfiles, request.query),
    );
    app.get(
      "/boot-profiles/:bootProfileId/boot-medium",
      { schema: { params: z.object({ bootProfileId: identifier }), response: { 200: bootMedium } } },
      async (request) => ({
        serverUrl: "https://windlass.example",
        certificateAuthority: null,
        bootProfileId: request.params.bootProfileId,
        publicationKey: "k".repeat(43),
      }),
    );
  };
