import { sealMessage } from "@windlass/content";
import { inDependencyOrder, optionsOf, secretsOfBuildStep, withOverrides } from "@windlass/planner";
import {
  type DeliveredSecrets,
  type PlanStep,
  type PublicationBody,
  publicationBody,
  type SealedMessage,
  type StepSecretsRequest,
  secretIdsOf,
  stepSecretsBinding,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { giveAccount } from "../connectors/accounts.ts";
import { lockCurrentStep } from "../deployments/service.ts";
import { signedPublicationById } from "../publications/service.ts";
import {
  countDeliveries,
  noteDelivery,
  openValues,
  type Receiver,
  wereGivenToAnother,
  writeDown,
} from "../secrets/deliveries.ts";
import type { AgentDeployment } from "./proof.ts";

/** Secrets that one deployment is given within a minute: far more than a device that installs software asks for. */
const mostInAMinute = 60;
const minuteMilliseconds = 60_000;

/**
 * The secrets that the published build or package names in a step. The plan is the device's own word, so only its ids are
 * taken: what a step names is read from the publication, and only from the build itself and from packages that this
 * build's devices may get, or that these replace.
 */
const secretsNamedBy = (step: PlanStep, publication: PublicationBody, buildId: string): string[] => {
  const build = publication.builds.find(({ id }) => id === buildId);
  if (step.action !== "run-software-step") return build ? secretsOfBuildStep(step, build, publication) : [];
  const listed = build?.packageIds ?? [];
  const wanted = publication.packages.filter(({ id, class: kind }) => listed.includes(id) || kind === "driver-app");
  const installed = inDependencyOrder(wanted, publication.packages);
  const removed = publication.removals.filter(({ id }) => installed.some(({ replaces }) => replaces.includes(id)));
  const software = (step.replacedBy ? removed : installed).find(({ id }) => id === step.software.id);
  const published = software?.steps.find(({ id }) => id === step.step.id);
  if (!published) return [];
  // The build may have put another secret in the place of the package's; what removes a package is as the package says.
  const overrides = build && !step.replacedBy ? optionsOf(build, step.software.id).overrides : [];
  return secretIdsOf(withOverrides(published, overrides));
};

/** Values that were written down as given, opened outside of the transaction. */
type Noted = () => Promise<DeliveredSecrets>;

const refusedFor =
  (step: string) =>
  (
    code: "agent.step-not-current" | "agent.secrets-not-named" | "agent.secret-missing" | "agent.computer-account-used",
  ): WindlassError =>
    new WindlassError(code, { parameters: { step } });

/** Of the library: what the published build or package names in the step. */
const noteLibrarySecrets = async (
  context: ServerContext,
  connection: Connection,
  receiver: Receiver,
  ids: readonly string[],
  step: PlanStep,
): Promise<Noted> => {
  const { stepId, attempt } = receiver;
  const refused = refusedFor(stepId);
  if (ids.length === 0) throw refused("agent.secrets-not-named");
  if (step.action === "write-answer-file" && (await wereGivenToAnother(connection, receiver.deploymentId, ids)))
    throw refused("agent.computer-account-used");
  const noted = await noteDelivery(context, connection, receiver, ids);
  if (noted === "missing") throw refused("agent.secret-missing");
  if (noted === "given-before")
    throw new WindlassError("agent.secrets-already-given", { parameters: { step: stepId, attempt } });
  return () => openValues(context, noted);
};

/** The computer account that a connector made for this deployment, whatever the device's plan names. */
const noteComputerAccount = async (
  context: ServerContext,
  connection: Connection,
  receiver: Receiver,
): Promise<Noted> => {
  const { deploymentId, stepId, attempt } = receiver;
  const account = await giveAccount(context, connection, deploymentId, stepId);
  if (!(await writeDown(context, connection, receiver, [account])))
    throw new WindlassError("agent.secrets-already-given", { parameters: { step: stepId, attempt } });
  return async () => [{ id: account.id, value: { kind: "text", text: account.open() } }];
};

const noteForStep = async (
  context: ServerContext,
  connection: Connection,
  deployment: AgentDeployment,
  { stepId, attempt }: StepSecretsRequest,
): Promise<Noted> => {
  const current = await lockCurrentStep(connection, deployment);
  if (current?.step.id !== stepId || current.attempt !== attempt) throw refusedFor(stepId)("agent.step-not-current");
  const signed = await signedPublicationById(connection, deployment.publicationId);
  const body = publicationBody.parse(JSON.parse(signed.body));
  const since = new Date(context.clock().getTime() - minuteMilliseconds);
  if ((await countDeliveries(connection, deployment.id, since)) >= mostInAMinute)
    throw new WindlassError("agent.secrets-too-often");
  const receiver = {
    organisationId: deployment.organisationId,
    deploymentId: deployment.id,
    deviceId: deployment.deviceId,
    serialNumber: current.serialNumber,
    stepId,
    stepTitle: current.step.title,
    attempt,
  };
  const build = body.builds.find(({ id }) => id === deployment.buildId);
  if (current.step.action === "write-answer-file" && build?.join.kind === "connected-domain")
    return noteComputerAccount(context, connection, receiver);
  const ids = secretsNamedBy(current.step, body, deployment.buildId);
  return noteLibrarySecrets(context, connection, receiver, ids, current.step);
};

/**
 * Gives a device the secrets of the step that it has under way, sealed to a key that its session's key vouches for, once
 * for each attempt (security rule 4).
 *
 * @throws agent.step-not-current, agent.secrets-not-named, agent.secret-missing, agent.secrets-already-given,
 *   agent.computer-account-used, agent.secrets-too-often, agent.deployment-finished
 */
export const giveStepSecrets = async (
  context: ServerContext,
  deployment: AgentDeployment,
  request: StepSecretsRequest,
): Promise<SealedMessage> => {
  const noted = await context.database.within(oneOrganisation(deployment.organisationId), (connection) =>
    noteForStep(context, connection, deployment, request),
  );
  const plain = Buffer.from(JSON.stringify(await noted()), "utf8");
  const { id: deploymentId, sessionId } = deployment;
  try {
    return sealMessage(plain, request.readerKey, stepSecretsBinding({ ...request, deploymentId, sessionId }));
  } catch (cause) {
    throw new WindlassError("request.invalid", { parameters: { problems: "readerKey: it is no X25519 key" }, cause });
  } finally {
    plain.fill(0);
  }
};
