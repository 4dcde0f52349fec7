import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { LabHandle } from "../handle.ts";
import { LabRefusal } from "../operations/refusal.ts";
import { addApplicationControls } from "./application-controls.ts";
import * as schemas from "./control-schemas.ts";
import { requireLoopback } from "./loopback.ts";
import { addSignInControls } from "./sign-in-controls.ts";

interface Named {
  readonly Params: { readonly name: string };
}

/** Puts the control API below `/lab`. See docs/guide/tenant-lab.md. */
export function addControlRoutes(server: FastifyInstance, lab: LabHandle): void {
  server.register(async (control) => {
    control.addHook("onRequest", async (request) => requireLoopback(request));
    control.setErrorHandler((error, _request, reply) => refuse(error, reply));
    addApplicationControls(control, lab);
    addSignInControls(control, lab);
    addDirectoryControls(control, lab);
    addDeviceControls(control, lab);
    addBehaviourControls(control, lab);
  });
}

function addDirectoryControls(control: FastifyInstance, lab: LabHandle): void {
  control.post("/lab/tenants", async (request, reply) => {
    return reply.status(201).send(lab.addTenant(schemas.newTenant.parse(request.body)));
  });
  control.post<Named>("/lab/tenants/:name/groups", async (request, reply) => {
    return reply.status(201).send(lab.addGroup(request.params.name, schemas.newGroup.parse(request.body)));
  });
  control.patch<Named>("/lab/groups/:name", async (request) => {
    return lab.changeGroup(request.params.name, schemas.groupChange.parse(request.body));
  });
  control.delete<Named>("/lab/groups/:name", async (request, reply) => {
    lab.removeGroup(request.params.name);
    return reply.status(204).send();
  });
  control.post<Named>("/lab/groups/:name/owners", async (request, reply) => {
    lab.addGroupOwner(request.params.name, schemas.groupOwner.parse(request.body).objectId);
    return reply.status(204).send();
  });
  control.post<Named>("/lab/tenants/:name/preparation-policies", async (request, reply) => {
    const wanted = schemas.newPreparationPolicy.parse(request.body);
    return reply.status(201).send(lab.addPreparationPolicy(request.params.name, wanted));
  });
  control.post<Named>("/lab/tenants/:name/profiles", async (request, reply) => {
    const { assignTo, ...wanted } = schemas.newProfile.parse(request.body);
    const profile = lab.addProfile(request.params.name, wanted);
    for (const target of assignTo) lab.assignProfile(profile.id, target);
    return reply.status(201).send(profile);
  });
}

function addDeviceControls(control: FastifyInstance, lab: LabHandle): void {
  control.post("/lab/hardware-hashes", async (request) => {
    return { hardwareHash: lab.makeHardwareHash(schemas.hardware.parse(request.body)) };
  });
  control.post<Named>("/lab/tenants/:name/devices", async (request, reply) => {
    const device = lab.addRegisteredDevice(request.params.name, schemas.registeredDevice.parse(request.body));
    return reply.status(201).send(device);
  });
  control.post<Named>("/lab/devices/:name/enrolment", async (request, reply) => {
    return reply.status(201).send(lab.enrolDevice(request.params.name));
  });
  control.patch<Named>("/lab/devices/:name/condition", async (request) => {
    return lab.changeCondition(request.params.name, schemas.deviceCondition.parse(request.body));
  });
  control.post<Named>("/lab/tenants/:name/devices/many", async (request, reply) => {
    const { count, ...wanted } = schemas.manyDevices.parse(request.body);
    return reply.status(201).send(lab.addRegisteredDevices(request.params.name, count, wanted));
  });
  control.put<Named>("/lab/held-elsewhere/:name", async (request, reply) => {
    lab.holdElsewhere(request.params.name);
    return reply.status(204).send();
  });
  control.delete<Named>("/lab/held-elsewhere/:name", async (request, reply) => {
    lab.releaseElsewhere(request.params.name);
    return reply.status(204).send();
  });
  control.get<{ Querystring: { readonly serialNumber?: string } }>("/lab/imports", async (request) => {
    return { imports: lab.importJournal(request.query.serialNumber) };
  });
}

function addBehaviourControls(control: FastifyInstance, lab: LabHandle): void {
  control.get("/lab/state", async () => lab.view());
  control.get("/lab/faults", async () => ({ faults: lab.faults() }));
  control.post("/lab/faults", async (request, reply) => {
    return reply.status(201).send(lab.addFault(schemas.newFault.parse(request.body)));
  });
  control.put<Named>("/lab/import-failures/:name", async (request, reply) => {
    lab.failImport(request.params.name, schemas.importFailure.parse(request.body));
    return reply.status(204).send();
  });
  control.get("/lab/approvals", async () => ({ approvals: lab.approvals() }));
  control.post<Named>("/lab/approvals/:name", async (request) => {
    return lab.decideApproval(request.params.name, schemas.approvalDecision.parse(request.body).decision);
  });
  control.delete("/lab/faults", async (_request, reply) => {
    lab.clearFaults();
    return reply.status(204).send();
  });
  control.patch("/lab/behaviour", async (request) => lab.changeBehaviour(schemas.behaviourChange.parse(request.body)));
  control.post("/lab/clock/advance", async (request) => {
    lab.advance(schemas.advance.parse(request.body).seconds * 1000);
    return { now: new Date(lab.now()).toISOString() };
  });
}

function refuse(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof LabRefusal) return reply.status(error.status).send({ error: error.message });
  if (error instanceof z.ZodError) return reply.status(400).send({ error: z.prettifyError(error) });
  return reply.status(500).send({ error: String(error) });
}
