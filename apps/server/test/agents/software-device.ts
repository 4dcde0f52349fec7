import { randomUUID } from "node:crypto";
import { compilePlan } from "@windlass/planner";
import { type AgentEventBody, type DeploymentGrant, type Plan, publicationBody } from "@windlass/protocol";
import { expect } from "vitest";
import { TestDevice } from "../agent-device.ts";
import type { TestClient, TestServer } from "../harness.ts";

/** What of a grant says what is installed. */
type GrantedPublication = Pick<DeploymentGrant, "publication"> &
  Partial<Pick<DeploymentGrant, "choices" | "approvedBy" | "computerName" | "computerAccountId">>;

/** A device that has its plan and reports what it does, one event at a time. */
export class SoftwareDevice extends TestDevice {
  #sequence = 0;
  deploymentId = "";

  async report(...bodies: AgentEventBody[]): Promise<void> {
    const events = bodies.map((body) => ({ sequence: ++this.#sequence, at: new Date().toISOString(), body }));
    expect(await this.send("POST", "/agent/v1/events", { events })).toMatchObject({ status: 200 });
  }

  /** What the publication that it was granted comes to for it. */
  planOf(
    { publication, choices, approvedBy = "", computerName = null, computerAccountId = null }: GrantedPublication,
    buildId: string,
  ): Plan {
    return compilePlan({
      publication: publicationBody.parse(JSON.parse(publication.body)),
      publicationSha256: publication.sha256,
      buildId,
      inventory: this.openRequest.inventory,
      computerName,
      computerAccountId,
      choices: { packages: choices?.packages ?? [], ...(approvedBy !== "" && { by: approvedBy }) },
      random: () => 0,
    });
  }

  /** Is approved for a build, compiles its plan and reports all before its first software step as done. */
  async deployUpToSoftware(client: TestClient, buildId: string): Promise<Plan> {
    const grant = await this.deploy(client, buildId);
    this.deploymentId = grant.deploymentId;
    const plan = this.planOf(grant, buildId);
    await this.report({ kind: "plan-compiled", plan });
    for (const step of plan.steps) {
      if (step.action === "run-software-step") break;
      await this.start(step.id);
      await this.finish(step.id);
    }
    return plan;
  }

  start(stepId: string, attempt = 1): Promise<void> {
    return this.report({ kind: "step-started", stepId, attempt });
  }

  /** Reports all steps from this one on as done, and the deployment as over. */
  async succeed(plan: Plan, from: string): Promise<void> {
    const ids = plan.steps.map(({ id }) => id);
    for (const id of ids.slice(ids.indexOf(from))) {
      await this.start(id);
      await this.finish(id);
    }
    const end = { outcome: "succeeded", error: null, lastSequence: this.#sequence };
    expect(await this.send("POST", "/agent/v1/finish", end)).toMatchObject({ status: 200 });
  }

  finish(stepId: string): Promise<void> {
    return this.report({
      kind: "step-finished",
      stepId,
      outcome: "succeeded",
      exitCode: 0,
      durationMilliseconds: 1,
      error: null,
    });
  }
}

/** Keeps a secret through the API. */
export const keepSecret = async (
  client: TestClient,
  organisationId: string | null,
  value: object,
  definition: object = {},
): Promise<string> => {
  const answer = await client.request<{ id: string }>("POST", "/api/secrets", {
    organisationId,
    definition: { name: `Secret ${randomUUID()}`, ...definition },
    value,
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};

export const deviceFor = (server: TestServer, bootProfileId: string, serialNumber?: string) =>
  new SoftwareDevice(server, bootProfileId, serialNumber);
