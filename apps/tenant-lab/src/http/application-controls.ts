import type { FastifyInstance } from "fastify";
import type { LabHandle } from "../handle.ts";
import * as schemas from "./control-schemas.ts";

interface Named {
  readonly Params: { readonly name: string };
}

interface NamedKey {
  readonly Params: { readonly name: string; readonly key: string };
}

/** What the control API does to app registrations; `:name` is the client id. */
export function addApplicationControls(control: FastifyInstance, lab: LabHandle): void {
  control.post<Named>("/lab/tenants/:name/applications", async (request, reply) => {
    const application = lab.addApplication(request.params.name, schemas.newApplication.parse(request.body));
    return reply.status(201).send(application);
  });
  control.post<Named>("/lab/applications/:name/secrets", async (request, reply) => {
    return reply.status(201).send(lab.addSecret(request.params.name, schemas.newSecret.parse(request.body)));
  });
  control.put<Named>("/lab/applications/:name/consent", async (request) => {
    return lab.setConsent(request.params.name, schemas.consent.parse(request.body).roles);
  });
  control.put<Named>("/lab/applications/:name/owners", async (request) => {
    return lab.setOwners(request.params.name, schemas.owners.parse(request.body).owners);
  });
  control.put<Named>("/lab/applications/:name/enabled", async (request) => {
    return lab.setEnabled(request.params.name, schemas.enabled.parse(request.body).enabled);
  });
  control.delete<NamedKey>("/lab/applications/:name/secrets/:key", async (request, reply) => {
    lab.removeSecret(request.params.name, request.params.key);
    return reply.status(204).send();
  });
  control.post<Named>("/lab/applications/:name/certificates", async (request, reply) => {
    return reply.status(201).send(lab.addCertificate(request.params.name, schemas.newCertificate.parse(request.body)));
  });
  control.delete<NamedKey>("/lab/applications/:name/certificates/:key", async (request, reply) => {
    lab.removeCertificate(request.params.name, request.params.key);
    return reply.status(204).send();
  });
  control.post<Named>("/lab/applications/:name/federated-credentials", async (request, reply) => {
    const wanted = schemas.newFederatedCredential.parse(request.body);
    return reply.status(201).send(lab.addFederatedCredential(request.params.name, wanted));
  });
  control.delete<NamedKey>("/lab/applications/:name/federated-credentials/:key", async (request, reply) => {
    lab.removeFederatedCredential(request.params.name, request.params.key);
    return reply.status(204).send();
  });
}
