import { randomBytes, randomUUID } from "node:crypto";
import { generateSigningKey, type SigningKey, signProof } from "@windlass/content";
import {
  type ConnectorCreated,
  type ConnectorResult,
  type ConnectorWork,
  connectorHeader,
  type EnrolledConnector,
} from "@windlass/protocol";
import type { InjectOptions } from "fastify";
import { expect } from "vitest";
import type { TestClient, TestServer } from "../harness.ts";

interface Forgery {
  readonly key?: Pick<SigningKey, "privateKey">;
  readonly at?: Date;
}

type Answer<Body> = { readonly status: number; readonly body: Body & { error: { code: string } } };

/** A computer account as djoin writes it, in one line. */
export const blob = Buffer.from("a computer account, and its password").toString("base64");

/** A connector as the server sees it: a key of its own, requests signed with it. */
export class TestConnector {
  readonly #server: TestServer;
  readonly key = generateSigningKey();
  id = "";

  constructor(server: TestServer) {
    this.#server = server;
  }

  sign(path: string, body: object, { key = this.key, at = this.#server.context.clock() }: Forgery = {}): InjectOptions {
    const payload = JSON.stringify(body);
    const nonce = randomBytes(16).toString("base64url");
    const proof = signProof({ method: "POST", path, body: payload, at, nonce }, key);
    const headers = { ...proof, [connectorHeader]: this.id, "content-type": "application/json" };
    return { method: "POST", url: path, headers, payload };
  }

  async replay<Body = object>(options: InjectOptions): Promise<Answer<Body>> {
    const { statusCode: status, payload } = await this.#server.app.inject(options);
    return { status, body: JSON.parse(payload || "null") };
  }

  send<Body = object>(path: string, body: object, forgery?: Forgery): Promise<Answer<Body>> {
    return this.replay<Body>(this.sign(path, body, forgery));
  }

  readonly enrolWith = (code: string) =>
    this.send<EnrolledConnector>("/connector/v1/enrolment", {
      publicKey: this.key.publicKey,
      code,
      computer: "MEMBER-1",
      version: "0.1.0",
    });

  readonly ask = (fresh = false) => this.send<{ work: ConnectorWork | null }>("/connector/v1/work", { fresh });

  async take(fresh = false): Promise<ConnectorWork | null> {
    const answer = await this.ask(fresh);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body.work;
  }

  readonly tell = (id: string, result: ConnectorResult) => this.send(`/connector/v1/work/${id}/result`, result);
}

export const domain = "corp.example.com";

export const makeConnector = async (
  client: TestClient,
  organisationId: string,
  changes: { name?: string; domain?: string } = {},
): Promise<ConnectorCreated> => {
  const definition = { name: `Connector ${randomUUID().slice(0, 8)}`, domain, ...changes };
  const answer = await client.request<ConnectorCreated>("POST", "/api/connectors", { organisationId, definition });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};

/** A connector that is made and enrolled. */
export const enrolConnector = async (
  server: TestServer,
  client: TestClient,
  organisationId: string,
  changes?: { name?: string; domain?: string },
): Promise<TestConnector> => {
  const connector = new TestConnector(server);
  const { code } = await makeConnector(client, organisationId, changes);
  const enrolled = await connector.enrolWith(code);
  expect(enrolled).toMatchObject({ status: 200 });
  connector.id = enrolled.body.connectorId;
  return connector;
};
