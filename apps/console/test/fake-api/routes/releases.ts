import {
  currentReleases,
  currentReleasesQuery,
  listQuery,
  pageOf,
  type ReleaseView,
  releaseRequest,
  releaseView,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { pageFrom } from "../lists.ts";
import { allDevices, release } from "../seed/publications.ts";
import type { Store } from "../store.ts";

/** The newest of each target, as far as it holds something. */
const newestOf = (releases: readonly ReleaseView[]): ReleaseView[] => {
  const newest = new Map<string, ReleaseView>();
  for (const one of releases) {
    const key = `${one.target.kind} ${one.target.id}`;
    if (!newest.has(key)) newest.set(key, one);
  }
  return [...newest.values()].filter(({ number }) => number !== null);
};

/** What devices get, and what was released to whom. */
export const releaseRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/releases",
      { schema: { querystring: listQuery, response: { 200: pageOf(releaseView) } } },
      async (request) => pageFrom(store.releases, request.query),
    );
    app.get(
      "/releases/current",
      { schema: { querystring: currentReleasesQuery, response: { 200: currentReleases } } },
      async ({ query: { organisationId } }) => {
        const now = newestOf(store.releases.filter((one) => one.organisationId === organisationId));
        const all = now.find(({ target }) => target.kind === "all") ?? null;
        const numbers = store.publications.flatMap((one) => (one.organisationId === organisationId ? one.number : []));
        return {
          organisationId,
          newestNumber: numbers.length > 0 ? Math.max(...numbers) : null,
          all,
          builds: now.filter(({ target }) => target.kind === "build"),
          locations: now.filter(({ target }) => target.kind === "location"),
          takenBack: store.preview.takenBack,
        };
      },
    );
    app.post(
      "/releases",
      { schema: { body: releaseRequest, response: { 201: releaseView } } },
      async ({ body: { organisationId, target, number, insteadOf, hold, reason } }, reply) => {
        const holding = hold === "pin" ? "pinned" : "piloted";
        const forAll = number !== null && insteadOf !== null && number < insteadOf ? "rolled-back" : "released";
        const action = number === null ? "ended" : target.kind === "all" ? forAll : holding;
        const name = target.kind === "all" ? undefined : store.releases.find((one) => one.target.id === target.id);
        const view = release(
          organisationId,
          action,
          target.kind === "all" ? allDevices : { ...target, name: name?.target.name ?? target.kind },
          { number, previousNumber: insteadOf, reason },
        );
        store.releases.unshift(view);
        store.tell("publications", organisationId);
        return reply.status(201).send(view);
      },
    );
  };
