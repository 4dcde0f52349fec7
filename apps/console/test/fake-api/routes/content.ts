import { randomUUID } from "node:crypto";
import { contentOverview, contentRun, unusedContentPage, unusedContentQuery } from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Store } from "../store.ts";

const emptyAmount = { count: 0, bytes: 0 };

/** What is stored: an image and a package for each organisation, and something that nobody uses. */
export const contentRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get("/content", { schema: { response: { 200: contentOverview } } }, async () => {
      const isEmpty = store.operatingSystems.length === 0;
      return {
        store: "folder" as const,
        graceHours: 168,
        organisations: store.organisations.map(({ id, name }, index) => ({
          organisationId: id,
          name,
          own: isEmpty ? emptyAmount : { count: 12 + index, bytes: 9_214_000_000 + index * 40_000_000 },
          shared: isEmpty ? emptyAmount : { count: 3, bytes: 5_876_000_000 },
        })),
        installation: {
          total: isEmpty ? emptyAmount : { count: 42, bytes: 24_304_000_000 },
          unused: isEmpty ? emptyAmount : { count: 2, bytes: 4_812_000_000 },
          due: emptyAmount,
          earlierPublications: isEmpty ? emptyAmount : { count: 4, bytes: 1_220_000_000 },
          runs: store.contentRuns,
        },
      };
    });
    app.get(
      "/content/unused",
      { schema: { querystring: unusedContentQuery, response: { 200: unusedContentPage } } },
      async () => ({
        items:
          store.operatingSystems.length === 0
            ? []
            : [
                {
                  sha256: "3f1c0f3d6a0a4be1b5f07d1b6a2f4c55e1a3c8d2f90b7e6a5d4c3b2a19080706",
                  sizeBytes: 4_800_000_000,
                  storedAt: "2026-09-02T08:12:00.000Z",
                  unusedSince: "2026-11-20T03:00:00.000Z",
                  freedAfter: "2026-11-27T03:00:00.000Z",
                },
                {
                  sha256: "a7e6a5d4c3b2a190807063f1c0f3d6a0a4be1b5f07d1b6a2f4c55e1a3c8d2f90",
                  sizeBytes: 12_000_000,
                  storedAt: "2026-11-23T09:40:00.000Z",
                  unusedSince: null,
                  freedAfter: null,
                },
              ],
        nextCursor: null,
      }),
    );
    app.post("/content/runs", { schema: { response: { 202: contentRun } } }, async (_request, reply) => {
      const run = {
        id: randomUUID(),
        state: "waiting" as const,
        askedBy: "Ada Lindqvist",
        askedAt: new Date().toISOString(),
        endedAt: null,
        counts: null,
        failure: null,
      };
      store.contentRuns = [run, ...store.contentRuns];
      return reply.status(202).send(run);
    });
  };
