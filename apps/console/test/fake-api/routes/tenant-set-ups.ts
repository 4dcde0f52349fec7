import {
  cloud,
  identifier,
  type TenantSetUpView,
  tenantSetUpAdoptInput,
  tenantSetUpAnswer,
  tenantSetUpProceedInput,
  tenantSetUpScript,
  tenantSetUpScriptInput,
  tenantSetUpStartInput,
  tenantSetUpView,
  tenantSetUpWishInput,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { tenantSetUp } from "../seed/tenant-set-ups.ts";
import type { Store } from "../store.ts";

const params = z.object({ organisationId: identifier });
const url = "/organisations/:organisationId/set-up";
const response = { 200: tenantSetUpView };

/** “Set up for me”: a test sets the state that comes next. */
export const tenantSetUpRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    const current = (organisationId: string): TenantSetUpView => {
      const setUp = store.setUps.get(organisationId);
      if (!setUp) throw new WindlassError("set-up.none");
      return setUp;
    };
    const become = (organisationId: string, state: TenantSetUpView["state"], change: Partial<TenantSetUpView> = {}) => {
      const before = store.setUps.get(organisationId);
      const setUp = { ...tenantSetUp(organisationId, state), ...(before && { wish: before.wish }), ...change };
      store.setUps.set(organisationId, setUp);
      return setUp;
    };
    app.get(
      url,
      { schema: { params, response: { 200: tenantSetUpAnswer } } },
      async ({ params: { organisationId } }) => ({
        setUp: store.setUps.get(organisationId) ?? null,
        clouds: cloud.options.filter((one) => one !== "lab"),
      }),
    );
    app.put(url, { schema: { params, body: tenantSetUpWishInput, response } }, async (request) =>
      become(request.params.organisationId, "draft", { wish: request.body.wish }),
    );
    app.post(`${url}/proceed`, { schema: { params, body: tenantSetUpProceedInput, response } }, async (request) =>
      become(request.params.organisationId, "signing-in", { purpose: request.body.purpose }),
    );
    app.post(`${url}/start`, { schema: { params, body: tenantSetUpStartInput, response } }, async (request) => {
      if (current(request.params.organisationId).revision !== request.body.revision)
        throw new WindlassError("set-up.plan-changed");
      return become(request.params.organisationId, "running");
    });
    app.post(`${url}/cancel`, { schema: { params, response } }, async (request) =>
      become(request.params.organisationId, "draft"),
    );
    app.post(
      `${url}/script`,
      { schema: { params, body: tenantSetUpScriptInput, response: { 200: tenantSetUpScript } } },
      async () => ({ fileName: "windlass-set-up.ps1", content: "# script" }),
    );
    app.post(`${url}/adopt`, { schema: { params, body: tenantSetUpAdoptInput, response } }, async (request) =>
      current(request.params.organisationId),
    );
  };
