import type { FastifyInstance } from "fastify";
import type { LabHandle } from "../handle.ts";
import * as schemas from "./control-schemas.ts";

/** What the control API does about people and their sign-ins. */
export function addSignInControls(control: FastifyInstance, lab: LabHandle): void {
  control.post<{ Params: { readonly name: string } }>("/lab/tenants/:name/users", async (request, reply) => {
    return reply.status(201).send(lab.addUser(request.params.name, schemas.newUser.parse(request.body)));
  });
  control.get("/lab/sign-ins", async () => ({
    waiting: lab.waitingSignIns().map(({ userCode, tenantId, scopes, expiresAt }) => ({
      userCode,
      tenantId,
      scopes,
      expiresAt: new Date(expiresAt).toISOString(),
    })),
  }));
  control.post("/lab/sign-ins", async (request, reply) => {
    const wanted = schemas.signIn.parse(request.body);
    if ("decline" in wanted) lab.declineSignIn(wanted.userCode);
    else lab.signIn(wanted.userCode, wanted.userPrincipalName);
    return reply.status(204).send();
  });
}
