import {
  type AgentEvent,
  type CheckDecisionForAgent,
  type ComputerAccountForAgent,
  type CorporateIdentifierForAgent,
  checkDecisionForAgent,
  computerAccountForAgent,
  corporateIdentifierForAgent,
  type DeploymentGrant,
  deploymentGrant,
  type FinishRequest,
  finishAnswer,
  type OpenSessionRequest,
  type RegisterRequest,
  type RegistrationForAgent,
  registrationForAgent,
  reportEventsAnswer,
  type SealedMessage,
  type SessionView,
  type StepSecretsRequest,
  sealedMessage,
  sessionView,
} from "@windlass/protocol";
import type { z } from "zod";
import { Unreachable } from "../agent/failures.ts";
import type { SignedClient } from "./signed-client.ts";

/** The server's routes for agents, typed. Every method throws Unreachable, Refusal or NotTrusted. */
export class ServerApi {
  readonly #client: SignedClient;
  readonly #base: URL;
  /** Bearer of the calls of an approved deployment. */
  token: string | null = null;

  constructor(client: SignedClient, serverUrl: string) {
    this.#client = client;
    this.#base = new URL(serverUrl.endsWith("/") ? serverUrl : `${serverUrl}/`);
  }

  openSession(request: OpenSessionRequest, signal: AbortSignal): Promise<SessionView> {
    return this.#call("POST", "sessions", sessionView, signal, request);
  }

  readSession(sessionId: string, signal: AbortSignal): Promise<SessionView> {
    return this.#call("GET", `sessions/${sessionId}`, sessionView, signal);
  }

  requestToken(sessionId: string, signal: AbortSignal): Promise<DeploymentGrant> {
    return this.#call("POST", `sessions/${sessionId}/token`, deploymentGrant, signal, {});
  }

  async reportEvents(events: readonly AgentEvent[], signal: AbortSignal): Promise<number> {
    return (await this.#call("POST", "events", reportEventsAnswer, signal, { events })).acknowledged;
  }

  register(request: RegisterRequest, signal: AbortSignal): Promise<RegistrationForAgent> {
    return this.#call("POST", "registration", registrationForAgent, signal, request);
  }

  readRegistration(signal: AbortSignal): Promise<RegistrationForAgent> {
    return this.#call("GET", "registration", registrationForAgent, signal);
  }

  importIdentifier(signal: AbortSignal): Promise<CorporateIdentifierForAgent> {
    return this.#call("POST", "corporate-identifier", corporateIdentifierForAgent, signal, {});
  }

  readIdentifier(signal: AbortSignal): Promise<CorporateIdentifierForAgent> {
    return this.#call("GET", "corporate-identifier", corporateIdentifierForAgent, signal);
  }

  readCheckDecision(stepId: string, signal: AbortSignal): Promise<CheckDecisionForAgent> {
    return this.#call("GET", `check-decisions/${stepId}`, checkDecisionForAgent, signal);
  }

  readComputerAccount(signal: AbortSignal): Promise<ComputerAccountForAgent> {
    return this.#call("GET", "computer-account", computerAccountForAgent, signal);
  }

  stepSecrets(request: StepSecretsRequest, signal: AbortSignal): Promise<SealedMessage> {
    return this.#call("POST", "step-secrets", sealedMessage, signal, request);
  }

  async finish(request: FinishRequest, signal: AbortSignal): Promise<void> {
    await this.#call("POST", "finish", finishAnswer, signal, request);
  }

  async #call<Schema extends z.ZodType>(
    method: "GET" | "POST",
    path: string,
    schema: Schema,
    signal: AbortSignal,
    body?: object,
  ): Promise<z.output<Schema>> {
    const answer = await this.#client.json({
      method,
      url: new URL(`agent/v1/${path}`, this.#base),
      signal,
      ...(body && { body }),
      ...(this.token !== null && { headers: { authorization: `Bearer ${this.token}` } }),
    });
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new Unreachable(`${this.#base.host} answers ${path} in an unknown form`, parsed.error);
    return parsed.data;
  }
}
