import { fieldDifferences, referencesOfBuild, withoutMissing } from "@windlass/planner";
import {
  buildRevisionComparison,
  buildRevisionComparisonQuery,
  buildRevisionDetails,
  buildRevisionQuery,
  buildRevisionView,
  identifier,
  pageOf,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { pageFrom } from "../lists.ts";
import type { KeptRevision } from "../seed/build-revisions.ts";
import type { Store } from "../store.ts";

const params = z.object({ buildId: identifier });

const isThere = (store: Store, id: string): boolean =>
  [store.operatingSystems, store.packages, store.definitions, store.secrets].some((list) =>
    list.some((one) => one.id === id),
  );

/** What differs, with packages by their names. */
const differencesOf = (store: Store, before: KeptRevision, after: KeptRevision) => {
  const names = new Map([
    ...Object.entries(before.names),
    ...store.packages.map(({ id, name, version }): [string, string] => [id, `${name} ${version}`]),
  ]);
  return fieldDifferences(before.definition, after.definition, (_path, text) =>
    text.replaceAll(/[0-9a-f-]{36}/g, (id) => names.get(id) ?? id),
  );
};

const factsOf = ({ revision, at, by, restoredFrom }: KeptRevision) => ({ revision, at, by, restoredFrom });

export const buildRevisionRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const keptOf = (buildId: string) => store.revisions.get(buildId) ?? [];
    const find = (buildId: string, revision: number): KeptRevision => {
      const kept = keptOf(buildId).find((one) => one.revision === revision);
      if (!kept) throw new WindlassError("build.revision-missing", { parameters: { revision, name: "the build" } });
      return kept;
    };
    app.get(
      "/builds/:buildId/revisions",
      { schema: { params, querystring: buildRevisionQuery, response: { 200: pageOf(buildRevisionView) } } },
      async ({ params: { buildId }, query }) => {
        const kept = keptOf(buildId);
        const items = kept.map((one, index) => {
          const before = kept[index + 1];
          const fields = before ? differencesOf(store, before, one) : [];
          return { id: buildId, ...factsOf(one), comparedWith: before?.revision ?? null, fields };
        });
        return pageFrom(items, query);
      },
    );
    app.get(
      "/builds/:buildId/revisions/:revision",
      {
        schema: {
          params: params.extend({ revision: z.coerce.number() }),
          response: { 200: buildRevisionDetails },
        },
      },
      async ({ params: { buildId, revision } }) => {
        const kept = find(buildId, revision);
        const missing = referencesOfBuild(kept.definition)
          .filter(({ id }) => !isThere(store, id))
          .map(({ kind, id, without }) => ({ kind, id, without, name: kept.names[id] ?? null }));
        const { definition } = kept;
        return { ...factsOf(kept), definition, missing, restorable: withoutMissing(definition, missing) };
      },
    );
    app.get(
      "/builds/:buildId/revision-comparison",
      {
        schema: { params, querystring: buildRevisionComparisonQuery, response: { 200: buildRevisionComparison } },
      },
      async ({ params: { buildId }, query: { from, to } }) => {
        const [before, after] = [find(buildId, from), find(buildId, to)];
        return { from, to, fields: differencesOf(store, before, after) };
      },
    );
  };
