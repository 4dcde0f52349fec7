import { randomUUID } from "node:crypto";
import {
  identifier,
  organisationSettingsView,
  type SettingsUpdate,
  type SettingsView,
  settingsUpdate,
  settingsView,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../lists.ts";
import { nothingSet } from "../seed/settings.ts";
import type { Store } from "../store.ts";

const params = z.object({ organisationId: identifier });

const changed = (before: SettingsView, { revision, definition }: SettingsUpdate): SettingsView => {
  if (before.revision !== revision) throw new WindlassError("object.changed", { parameters: { kind: "settings" } });
  return {
    id: before.id ?? randomUUID(),
    revision: revision + 1,
    definition,
    updatedAt: new Date().toISOString(),
  };
};

export const settingsRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const ofOrganisation = (organisationId: string) => ({
      ...(store.settings.get(found(store.organisations, "organisation", organisationId).id) ?? nothingSet),
      organisationId,
      inherited: store.tenantSettings.definition,
    });
    app.get("/settings", { schema: { response: { 200: settingsView } } }, async () => store.tenantSettings);
    app.put("/settings", { schema: { body: settingsUpdate, response: { 200: settingsView } } }, async (request) => {
      store.tenantSettings = changed(store.tenantSettings, request.body);
      return store.tenantSettings;
    });
    app.get(
      "/organisations/:organisationId/settings",
      { schema: { params, response: { 200: organisationSettingsView } } },
      async (request) => ofOrganisation(request.params.organisationId),
    );
    app.put(
      "/organisations/:organisationId/settings",
      { schema: { params, body: settingsUpdate, response: { 200: organisationSettingsView } } },
      async (request) => {
        const { organisationId } = request.params;
        store.settings.set(organisationId, changed(ofOrganisation(organisationId), request.body));
        return ofOrganisation(organisationId);
      },
    );
  };
