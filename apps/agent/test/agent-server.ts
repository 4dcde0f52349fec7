import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import {
  generateSigningKey,
  makeContentTicket,
  readProof,
  type SigningKey,
  sealMessage,
  signPublication,
  verifyContentTicket,
  verifyProof,
} from "@windlass/content";
import type { CertificateAndKey } from "@windlass/content/throw-away-certificates";
import {
  type AgentEvent,
  type BootMedium,
  type CheckDecision,
  type ComputerAccountForAgent,
  type CorporateIdentifierForAgent,
  deliveredSecrets,
  errorAnswer,
  type FinishRequest,
  finishRequest,
  type GrantedCheckFacts,
  matchCodeOf,
  openSessionRequest,
  type PackageChoice,
  type PublicationBody,
  proofHeaders,
  type RegisterRequest,
  type RegistrationForAgent,
  registerRequest,
  reportEventsRequest,
  type SecretValue,
  type SessionState,
  type StepSecretsRequest,
  stepSecretsBinding,
  stepSecretsRequest,
  WindlassError,
} from "@windlass/protocol";

/** The body of a request, whole. */
const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

export interface AgentServerOptions {
  readonly publication: PublicationBody;
  readonly buildId: string;
  readonly content: ReadonlyMap<string, Buffer>;
  /** Signs publications and tickets; a new one when left out. */
  readonly publicationKey?: SigningKey;
  /** Speaks TLS with it; plain HTTP when left out. */
  readonly tls?: CertificateAndKey;
  /** What boot media pin, PEM. */
  readonly certificateAuthority?: string;
  /** Where the device asked from; left out: not known. */
  readonly address?: string;
}

/**
 * The agent API and a deployment source for one device, over real HTTP, checking every proof, ticket and sequence number. Faults
 * are switched on by its public fields.
 */
export class AgentServer {
  readonly publicationKey: SigningKey;
  readonly events: AgentEvent[] = [];
  readonly registrations: RegisterRequest[] = [];
  readonly ranges: (string | undefined)[] = [];
  finished: FinishRequest | null = null;
  sessionsOpened = 0;
  /** Everything that arrived, answered or not. */
  requests = 0;
  publicKey: string | null = null;
  state: SessionState = "approved";
  token: string = randomUUID();
  /** Signs the publication with this key instead of the one on the boot medium. */
  signingKey: SigningKey;
  registration: RegistrationForAgent = {
    state: "ready",
    ready: true,
    failed: false,
    failure: null,
    findings: [],
    pollAfterSeconds: 0.02,
  };
  /** Refuses the hardware hash with this. */
  hashRefusal: WindlassError | null = null;
  identifier: CorporateIdentifierForAgent = {
    state: "imported",
    ready: true,
    failed: false,
    failure: null,
    pollAfterSeconds: 0.02,
  };
  /** By id; the device is given those that a step's attempt asks for, once. */
  readonly secrets = new Map<string, SecretValue>();
  /** Attempts that were given secrets, as `step attempt`. */
  readonly secretsGiven: string[] = [];
  /** What a technician has decided on the device's checks; null: nothing yet. */
  checkDecision: CheckDecision | null = null;
  /** Steps for which the device has asked. */
  readonly decisionsAsked: string[] = [];
  /** What the server knows for checks. */
  checkFacts: GrantedCheckFacts | null = null;
  /** Answers to asking for the computer account, in order; the last one stays. */
  computerAccounts: ComputerAccountForAgent[] = [];
  /** The account that the grant names; null: none. */
  computerAccountId: string | null = null;
  /** How often the device has asked for its corporate identifier to be imported. */
  identifiersAsked = 0;
  /** Changes the publication's text after it was signed. */
  tamper: (body: string) => string = (body) => body;
  /** Answers nothing: connections are cut. */
  down = false;
  /** Does what this path asks, once, and cuts the connection instead of answering. */
  loseAnswerTo: string | null = null;
  /** Whether that ends the session, as a lost answer to finishing does. */
  losesToken = true;
  /** Cuts the connection after so many bytes of content, once per entry. */
  cutAfter: number[] = [];
  /** The server's clock against the real one, in milliseconds. */
  clockOffset = 0;
  /** Called after each batch of events is taken. */
  onEvents: () => void = () => {};
  sources: { name: string; url: string }[] = [];
  /** What the approver chose. */
  diskNumber: number | null = null;
  /** What the approver decided about optional packages. */
  packageChoices: PackageChoice[] = [];
  readonly #options: AgentServerOptions;
  readonly #nonces = new Set<string>();
  readonly #server: Server;

  private constructor(options: AgentServerOptions) {
    this.#options = options;
    this.publicationKey = options.publicationKey ?? generateSigningKey();
    this.signingKey = this.publicationKey;
    const serve = (request: IncomingMessage, response: ServerResponse) => void this.#serve(request, response);
    this.#server = options.tls
      ? createTlsServer({ cert: options.tls.certificate, key: options.tls.key }, serve)
      : createServer(serve);
  }

  static async start(options: AgentServerOptions): Promise<AgentServer> {
    const server = new AgentServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    server.sources = [{ name: "master", url: server.url }];
    return server;
  }

  get url(): string {
    return `${this.#options.tls ? "https" : "http"}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  bootMedium(): BootMedium {
    return {
      serverUrl: this.url,
      certificateAuthority: this.#options.certificateAuthority ?? null,
      bootProfileId: randomUUID(),
      publicationKey: this.publicationKey.publicKey,
    };
  }

  /** Proves from now on to be another one; resolves once every older connection is cut. */
  become({ certificate, key }: CertificateAndKey): Promise<void> {
    const server = this.#server;
    if (!(server instanceof TlsServer)) throw new Error("it speaks no TLS");
    server.setSecureContext({ cert: certificate, key });
    // After the answer under way.
    return new Promise((resolve) => {
      setImmediate(() => {
        server.closeAllConnections();
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #now(): Date {
    return new Date(Date.now() + this.clockOffset);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    try {
      const body = await readAll(request);
      if (this.down) return void request.socket.destroy();
      response.setHeader("date", this.#now().toUTCString());
      if (request.url?.startsWith("/content/v1/blobs/")) return this.#serveContent(request, response);
      const answer = this.#answer(request, body);
      if (this.loseAnswerTo === request.url) {
        this.loseAnswerTo = null;
        if (this.losesToken) this.token = "revoked";
        return void request.socket.destroy();
      }
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    } catch (error) {
      if (!(error instanceof WindlassError)) console.error(error);
      const told = error instanceof WindlassError ? error : new WindlassError("server.unexpected", { cause: error });
      const text = JSON.stringify(errorAnswer.parse({ error: told.told() }));
      response.writeHead(told.status, { "content-type": "application/json" }).end(text);
    }
  }

  #prove(request: IncomingMessage, body: Buffer, publicKey: string): void {
    const proof = readProof(request.headers);
    verifyProof({ method: request.method ?? "", path: request.url ?? "", body }, proof, publicKey, this.#now());
    if (this.#nonces.has(proof.nonce)) throw new WindlassError("agent.proof-replayed");
    this.#nonces.add(proof.nonce);
  }

  #answer(request: IncomingMessage, body: Buffer): unknown {
    const route = `${request.method} ${request.url}`;
    const json: unknown = body.length > 0 ? JSON.parse(body.toString("utf8")) : undefined;
    if (route === "POST /agent/v1/sessions") {
      const opening = openSessionRequest.parse(json);
      this.#prove(request, body, opening.publicKey);
      if (this.publicKey !== opening.publicKey) this.sessionsOpened += 1;
      this.publicKey = opening.publicKey;
      return this.#view();
    }
    if (this.publicKey === null || request.headers[proofHeaders.session] !== sessionId) {
      throw new WindlassError("agent.session-unknown");
    }
    this.#prove(request, body, this.publicKey);
    if (route === `GET /agent/v1/sessions/${sessionId}`) return this.#view();
    if (route === `POST /agent/v1/sessions/${sessionId}/token`) return this.#grant();
    if (request.headers.authorization !== `Bearer ${this.token}`) throw new WindlassError("agent.token-invalid");
    if (this.finished && route !== "POST /agent/v1/finish") throw new WindlassError("agent.deployment-finished");
    const checked = /^GET \/agent\/v1\/check-decisions\/(.+)$/.exec(route)?.[1];
    if (checked !== undefined) {
      this.decisionsAsked.push(checked);
      return { decision: this.checkDecision, pollAfterSeconds: 0.02 };
    }
    switch (route) {
      case "POST /agent/v1/events":
        return this.#takeEvents(reportEventsRequest.parse(json).events);
      case "POST /agent/v1/registration":
        if (this.hashRefusal) throw this.hashRefusal;
        this.registrations.push(registerRequest.parse(json));
        return this.registration;
      case "GET /agent/v1/registration":
        return this.registration;
      case "POST /agent/v1/corporate-identifier":
        this.identifiersAsked += 1;
        return this.identifier;
      case "GET /agent/v1/corporate-identifier":
        return this.identifier;
      case "GET /agent/v1/computer-account": {
        const [account, ...rest] = this.computerAccounts;
        if (!account) throw new WindlassError("connector.account-not-asked");
        if (rest.length > 0) this.computerAccounts = rest;
        return account;
      }
      case "POST /agent/v1/step-secrets":
        return this.#giveSecrets(stepSecretsRequest.parse(json));
      case "POST /agent/v1/finish":
        this.finished = finishRequest.parse(json);
        if (this.finished.lastSequence !== this.events.length) throw new Error("finished with events missing");
        this.state = "finished";
        return { finished: true };
      default:
        throw new WindlassError("route.not-found");
    }
  }

  #view() {
    const digest = createHash("sha256")
      .update(Buffer.from(this.publicKey ?? "", "base64url"))
      .digest();
    return {
      sessionId,
      state: this.state,
      matchCode: matchCodeOf(digest),
      serverTime: this.#now().toISOString(),
      pollAfterSeconds: 0.02,
    };
  }

  #giveSecrets({ stepId, attempt, readerKey }: StepSecretsRequest) {
    const parameters = { step: stepId, attempt };
    const started = this.events.findLast(({ body }) => body.kind === "step-started")?.body;
    if (started?.kind !== "step-started" || started.stepId !== stepId || started.attempt !== attempt)
      throw new WindlassError("agent.step-not-current", { parameters });
    if (this.secretsGiven.includes(`${stepId} ${attempt}`))
      throw new WindlassError("agent.secrets-already-given", { parameters });
    this.secretsGiven.push(`${stepId} ${attempt}`);
    const values = deliveredSecrets.parse([...this.secrets].map(([id, value]) => ({ id, value })));
    const binding = stepSecretsBinding({ sessionId, deploymentId: sessionId, stepId, attempt });
    return sealMessage(Buffer.from(JSON.stringify(values)), readerKey, binding);
  }

  #grant() {
    if (this.state !== "approved") throw new WindlassError("agent.session-not-approved");
    const publication = signPublication(this.#options.publication, this.signingKey);
    const expiresAt = new Date(this.#now().getTime() + 3_600_000).toISOString();
    return {
      deploymentId: sessionId,
      buildId: this.#options.buildId,
      token: this.token,
      expiresAt,
      publication: { ...publication, body: this.tamper(publication.body) },
      address: this.#options.address ?? null,
      choices: { diskNumber: this.diskNumber, packages: this.packageChoices },
      approvedBy: "Ada",
      checkFacts: this.checkFacts,
      computerAccountId: this.computerAccountId,
      sources: this.sources,
      contentTicket: makeContentTicket(
        {
          deploymentId: sessionId,
          publicationSha256: publication.sha256,
          publicKey: this.publicKey ?? "",
          expiresAt,
        },
        this.publicationKey,
      ),
    };
  }

  /** Takes what follows without a gap; a repeat must be what came before. */
  #takeEvents(events: readonly AgentEvent[]) {
    for (const event of events) {
      const known = this.events[event.sequence - 1];
      if (known) {
        if (JSON.stringify(known) !== JSON.stringify(event))
          throw new Error(`event ${event.sequence} came twice, differing`);
        continue;
      }
      const expected = this.events.length + 1;
      if (event.sequence !== expected) {
        throw new WindlassError("agent.events-gap", { parameters: { received: event.sequence, expected } });
      }
      this.events.push(event);
    }
    this.onEvents();
    return { acknowledged: this.events.length };
  }

  #serveContent(request: IncomingMessage, response: ServerResponse): void {
    const ticketText = request.headers.authorization?.replace("Windlass-Ticket ", "") ?? "";
    const ticket = verifyContentTicket(ticketText, this.publicationKey.publicKey, this.#now());
    this.#prove(request, Buffer.alloc(0), ticket.publicKey);
    const bytes = this.#options.content.get(request.url?.split("/").at(-1) ?? "");
    if (!bytes) throw new WindlassError("content.not-found", { parameters: { sha256: "?" } });
    this.ranges.push(request.headers.range);
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const part = bytes.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      "content-length": part.length,
      ...(start > 0 && { "content-range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
    });
    const cut = this.cutAfter.shift();
    if (cut === undefined || cut >= part.length) return void response.end(part);
    response.write(part.subarray(0, cut), () => setTimeout(() => request.socket.destroy(), 20));
  }
}

/** One device, one session, one deployment: they may share an id. */
export const sessionId = "5e550000-0000-4000-8000-000000000001";
