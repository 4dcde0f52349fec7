import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { settle } from "../behaviour/settle.ts";
import { beginDeviceCode } from "../entra/device-code.ts";
import { EntraFailure, entraErrorBody } from "../entra/errors.ts";
import { instanceDiscovery, keySet, openIdConfiguration } from "../entra/metadata.ts";
import type { SigningKey } from "../entra/signing-key.ts";
import { isAnyTenant, tenantOfPath } from "../entra/tenants.ts";
import { issueToken, type TokenRequest } from "../entra/token-endpoint.ts";
import type { LabCore } from "../lab-core.ts";
import { takeFault } from "../operations/faults.ts";
import { addressOf } from "./address.ts";
import { drop } from "./graph-edge.ts";

interface TenantParameters {
  readonly Params: { readonly tenant: string };
}

/** Puts the endpoints of Microsoft Entra onto the server. */
export function addEntraRoutes(server: FastifyInstance, lab: LabCore, key: SigningKey): void {
  server.get("/common/discovery/instance", async (request, reply) => {
    const endpoint = new URL(request.url, addressOf(request)).searchParams.get("authorization_endpoint") ?? "";
    const tenant = URL.canParse(endpoint) ? (new URL(endpoint).pathname.split("/")[1] ?? "common") : "common";
    return reply.send(instanceDiscovery(addressOf(request), tenant));
  });

  server.get<TenantParameters>("/:tenant/v2.0/.well-known/openid-configuration", (request, reply) =>
    answer(lab, request, reply, () => {
      const { tenant } = request.params;
      if (isAnyTenant(tenant)) return openIdConfiguration(addressOf(request), { id: tenant });
      return openIdConfiguration(addressOf(request), tenantOfPath(lab, tenant, "discovery"));
    }),
  );

  server.get<TenantParameters>("/:tenant/discovery/v2.0/keys", (request, reply) =>
    answer(lab, request, reply, () => keySet(key, `${addressOf(request)}/{tenantid}/v2.0`)),
  );

  const work = {
    token: (request: TokenRequest) => issueToken(lab, key, request),
    devicecode: async (request: TokenRequest) => lab.state.transaction(() => beginDeviceCode(lab, request)),
  };
  for (const endpoint of ["token", "devicecode"] as const) {
    server.post<TenantParameters>(`/:tenant/oauth2/v2.0/${endpoint}`, async (request, reply) => {
      settle(lab);
      const doWork = async (asked: typeof request) => work[endpoint](tokenRequest(asked, asked.params.tenant));
      const fault = takeFault(lab, "POST", new URL(request.url, addressOf(request)).pathname);
      if (fault !== null) {
        if (fault.delayMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMilliseconds));
        // The token, or the code, is made and nobody hears of it.
        if (fault.effect !== "none" && fault.outcome.kind !== "pass") await doWork(request).catch(() => {});
        if (fault.outcome.kind === "drop") return drop(request, reply);
        if (fault.outcome.kind === "answer") {
          return reply.status(fault.outcome.status).headers(fault.outcome.headers).send(fault.outcome.body);
        }
      }
      return answer(lab, request, reply, () => doWork(request));
    });
  }
}

function tokenRequest(request: FastifyRequest, tenant: string): TokenRequest {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  return { tenant, form, authorization: request.headers.authorization, origin: addressOf(request) };
}

async function answer(
  lab: LabCore,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => object | Promise<object>,
): Promise<FastifyReply> {
  try {
    const body = await work();
    return reply.headers({ "Cache-Control": "no-store, no-cache", Pragma: "no-cache" }).send(body);
  } catch (error) {
    if (!(error instanceof EntraFailure)) throw error;
    const correlationId = request.headers["client-request-id"];
    const text = Array.isArray(correlationId) ? correlationId[0] : correlationId;
    return reply.status(error.status).send(entraErrorBody(lab, error, text));
  }
}
