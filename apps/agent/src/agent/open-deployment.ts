import { verifyPublication } from "@windlass/content";
import { compilePlan } from "@windlass/planner";
import type { BootMedium, DeploymentGrant, Inventory } from "@windlass/protocol";
import { ContentCache } from "../content/content-cache.ts";
import type { ServerApi } from "../http/server-api.ts";
import type { ServerClock } from "../http/server-clock.ts";
import type { SignedClient } from "../http/signed-client.ts";
import { Journal } from "../journal/journal.ts";
import { progressOf } from "../journal/progress.ts";
import { Reporter } from "../journal/reporter.ts";
import { readStoredSession, writeStoredSession } from "../session/stored-session.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Deployment } from "./deployment.ts";
import { selectDrivers } from "./driver-selection.ts";
import { isRefusal } from "./failures.ts";
import type { Runtime } from "./runtime.ts";
import { type Persistence, untilAnswered } from "./waiting.ts";

interface OpenDeployment {
  readonly runtime: Runtime;
  readonly workspace: Workspace;
  readonly client: SignedClient;
  readonly api: ServerApi;
  readonly clock: ServerClock;
  readonly persistence: Persistence;
  readonly grant: DeploymentGrant;
  readonly onRefused: (error: unknown) => void;
}

/** The journal and the ways to the server of an approved deployment: what even a deployment without a plan has. */
export type Reporting = Omit<Deployment, "publication" | "publicationSha256">;

/** Sets an approved deployment up: journal, reporter, content, and calls that renew an expired token. */
export const openReporting = (options: OpenDeployment): Reporting => {
  const { runtime, workspace, client, api, clock, persistence } = options;
  let grant = options.grant;
  const renewGrant = async (): Promise<void> => {
    const sessionId = client.sessionId ?? "";
    grant = await untilAnswered(() => api.requestToken(sessionId, persistence.signal), persistence);
    api.token = grant.token;
    const stored = readStoredSession(workspace);
    writeStoredSession(workspace, { schemaVersion: 1, sessionId, grant, end: stored?.end ?? null });
  };
  const authorised = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await call();
    } catch (error) {
      if (!isRefusal(error, "agent.token-expired", "agent.token-invalid")) throw error;
      await renewGrant();
      return call();
    }
  };
  const journal = new Journal(workspace, () => clock.now());
  const reporter = new Reporter({
    journal,
    persistence,
    onRefused: options.onRefused,
    send: (events, signal) => authorised(() => api.reportEvents(events, signal)),
  });
  const content = new ContentCache({
    folder: () => workspace.folder("content"),
    client,
    grant: () => grant,
    renewGrant,
    patience: runtime.patience,
    random: runtime.random,
  });
  return {
    runtime,
    workspace,
    journal,
    reporter,
    content,
    api,
    persistence,
    sessionId: client.sessionId ?? "",
    deploymentId: grant.deploymentId,
    buildId: grant.buildId,
    signal: persistence.signal,
    grant: () => grant,
    serverNow: () => clock.now(),
    authorised,
  };
};

/**
 * Verifies the publication with the boot medium's key, at every start of the program, and compiles the plan the first time.
 * Later the plan of the journal counts.
 *
 * @throws WindlassError `device.publication-signature-wrong` and what `selectDrivers` and `compilePlan` throw
 */
export const prepareDeployment = async (
  reporting: Reporting,
  medium: BootMedium,
  inventory: Inventory,
): Promise<Deployment> => {
  const {
    publication: signed,
    buildId,
    choices,
    approvedBy,
    address,
    computerName,
    computerAccountId,
  } = reporting.grant();
  const publication = verifyPublication(signed, medium.publicationKey);
  const { journal, runtime } = reporting;
  const { plan, phases } = progressOf(journal.events);
  if (!plan) {
    if (!phases.has("preparation")) journal.append({ kind: "phase-started", phase: "preparation" });
    const drivers = await selectDrivers(reporting, publication, inventory);
    const compiled = compilePlan({
      publication,
      publicationSha256: signed.sha256,
      buildId,
      inventory,
      address,
      computerName,
      computerAccountId,
      choices: {
        packages: choices.packages,
        ...(approvedBy !== "" && { by: approvedBy }),
        ...(choices.diskNumber !== null && { diskNumber: choices.diskNumber }),
      },
      random: runtime.random,
      ...(drivers && { drivers }),
    });
    journal.append({ kind: "plan-compiled", plan: compiled });
    runtime.screen.show({
      type: "plan",
      computerName: compiled.computerName,
      build: compiled.build.name,
      steps: compiled.steps.length,
      findings: compiled.driverFindings,
    });
  }
  return { ...reporting, publication, publicationSha256: signed.sha256 };
};
