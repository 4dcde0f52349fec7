import { randomBytes, randomUUID } from "node:crypto";
import { generateSigningKey, type SigningKey, signProof } from "@windlass/content";
import {
  type DeploymentGrant,
  type Inventory,
  type OpenSessionRequest,
  proofHeaders,
  type SessionView,
} from "@windlass/protocol";
import type { InjectOptions } from "fastify";
import { expect } from "vitest";
import type { TestClient, TestServer } from "./harness.ts";

type Method = "GET" | "POST";

/** How one request differs from an honest one. */
export interface Forgery {
  readonly key?: Pick<SigningKey, "privateKey">;
  readonly sessionId?: string;
  readonly token?: string | null;
  readonly at?: Date;
  readonly nonce?: string;
  /** Sent instead of what was signed. */
  readonly sentPath?: string;
  readonly sentBody?: string;
}

export interface AgentAnswer<Body> {
  readonly status: number;
  readonly body: Body;
}

export const inventoryOf = (serialNumber: string, changes: Partial<Inventory> = {}): Inventory => ({
  architecture: "x64",
  firmware: "uefi",
  secureBoot: true,
  smbios: {
    manufacturer: "Contoso",
    product: "Laptop 7",
    sku: "",
    family: "",
    serialNumber,
    uuid: randomUUID(),
    chassisType: 10,
    boardManufacturer: "",
    boardProduct: "",
    firmwareVersion: "1.2",
  },
  memoryBytes: 17_179_869_184,
  disks: [{ number: 0, model: "NVMe", serialNumber: "D1", sizeBytes: 512_000_000_000, bus: "nvme", removable: false }],
  networkInterfaces: [{ name: "Ethernet", mac: "00:15:5d:01:02:03", medium: "ethernet", linkSpeedMbps: 1000 }],
  tpm: { present: true, version: "2.0" },
  hardwareIds: [],
  deviceNodes: [],
  ...changes,
});

/** A device as the server sees it: a key of its own, requests signed with it. */
export class TestDevice {
  readonly #server: TestServer;
  readonly key = generateSigningKey();
  readonly openRequest: OpenSessionRequest;
  sessionId = "";
  token = "";

  /** As its SMBIOS tells it. */
  get serialNumber(): string {
    return this.openRequest.inventory.smbios.serialNumber;
  }

  constructor(
    server: TestServer,
    bootProfileId: string,
    serialNumber: string = randomUUID(),
    changes: Partial<Inventory> = {},
  ) {
    this.#server = server;
    this.openRequest = {
      publicKey: this.key.publicKey,
      bootProfileId,
      agent: { version: "0.1.0", platform: "simulated" },
      inventory: inventoryOf(serialNumber, changes),
    };
  }

  /** The request as it goes over the wire, to be sent as often as a test likes. */
  sign(method: Method, path: string, body?: unknown, forgery: Forgery = {}): InjectOptions {
    return this.signText(method, path, body === undefined ? undefined : JSON.stringify(body), forgery);
  }

  /** The same with a body as it is, whether it is JSON or not. */
  signText(method: Method, path: string, text: string | undefined, forgery: Forgery = {}): InjectOptions {
    const proof = signProof(
      {
        method,
        path,
        ...(text !== undefined && { body: text }),
        at: forgery.at ?? this.#server.context.clock(),
        nonce: forgery.nonce ?? randomBytes(16).toString("base64url"),
      },
      forgery.key ?? this.key,
    );
    const token = forgery.token === undefined ? this.token : forgery.token;
    const payload = forgery.sentBody ?? text;
    return {
      method,
      url: forgery.sentPath ?? path,
      headers: {
        ...proof,
        [proofHeaders.session]: forgery.sessionId ?? this.sessionId,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(payload !== undefined && { "content-type": "application/json" }),
      },
      ...(payload !== undefined && { payload }),
    };
  }

  async send<Body = { error: { code: string } }>(
    method: Method,
    path: string,
    body?: unknown,
    forgery?: Forgery,
  ): Promise<AgentAnswer<Body>> {
    return this.replay<Body>(this.sign(method, path, body, forgery));
  }

  async replay<Body = { error: { code: string } }>(options: InjectOptions): Promise<AgentAnswer<Body>> {
    const answer = await this.#server.app.inject(options);
    return { status: answer.statusCode, body: JSON.parse(answer.payload) as Body };
  }

  /** Asks to be deployed. */
  async open(): Promise<SessionView> {
    const answer = await this.send<SessionView>("POST", "/agent/v1/sessions", this.openRequest);
    expect(answer).toMatchObject({ status: 200 });
    this.sessionId = answer.body.sessionId;
    return answer.body;
  }

  readonly askForToken = () =>
    this.send<DeploymentGrant & { error: { code: string } }>("POST", `/agent/v1/sessions/${this.sessionId}/token`);

  /** Opens, is approved by `client`, and holds its token. */
  async deploy(client: TestClient, buildId: string): Promise<DeploymentGrant> {
    await this.open();
    expect(await approve(client, this.sessionId, buildId)).toMatchObject({ status: 204 });
    const answer = await this.askForToken();
    expect(answer).toMatchObject({ status: 200 });
    this.token = answer.body.token;
    return answer.body;
  }
}

export const approve = (client: TestClient, sessionId: string, buildId: string, computerName: string | null = null) =>
  client.request("POST", `/api/deployment-requests/${sessionId}/approve`, { buildId, computerName });

/** A log line of the device's journal, the simplest event there is. */
export const logEvent = (sequence: number, message = `line ${sequence}`) => ({
  sequence,
  at: "2026-11-03T08:00:00.000Z",
  body: { kind: "log" as const, level: "information" as const, message, stepId: null },
});

/** Long enough to pass the message's own limits. */
export const hardwareHash = Buffer.alloc(3000, 7).toString("base64");
