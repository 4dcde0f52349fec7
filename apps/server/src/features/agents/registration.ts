import {
  publicationBody,
  type RegisterRequest,
  type RegistrationForAgent,
  type RegistrationView,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { captureRegistration, registrationOfDeployment } from "../autopilot/service.ts";
import { serialNumberOf } from "../devices/service.ts";
import { signedPublicationById } from "../publications/service.ts";
import type { AgentDeployment } from "./proof.ts";

const sameSerialNumber = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

const refuseOtherDevice = (approved: string, claimed: string): void => {
  if (sameSerialNumber(approved, claimed)) return;
  throw new WindlassError("agent.serial-number-differs", { parameters: { approved, claimed } });
};

const forAgent = (view: RegistrationView, pace: number): RegistrationForAgent => ({
  state: view.state,
  ready: view.state === "ready",
  failed: view.state === "failed",
  failure: view.failure,
  findings: view.hash?.findings ?? [],
  pollAfterSeconds: Math.max(0.2, 5 / pace),
});

/**
 * Takes a device's hardware hash. Tag and group come from the publication that this deployment carries out; the device
 * has no word in them (security rule 6). It registers itself and no other: what was approved is a serial number.
 */
export const registerDevice = async (
  context: ServerContext,
  deployment: AgentDeployment,
  request: RegisterRequest,
): Promise<RegistrationForAgent> => {
  const [signed, approved] = await context.database.within(
    oneOrganisation(deployment.organisationId),
    async (connection) => [
      await signedPublicationById(connection, deployment.publicationId),
      await serialNumberOf(connection, deployment.deviceId),
    ],
  );
  refuseOtherDevice(approved, request.serialNumber);
  const body = publicationBody.parse(JSON.parse(signed.body));
  const settings = body.builds.find((build) => build.id === deployment.buildId)?.autopilot;
  if (settings?.way !== "registration") throw new WindlassError("agent.registration-not-wanted");
  const view = await captureRegistration(context, {
    organisationId: deployment.organisationId,
    deploymentId: deployment.id,
    deviceId: deployment.deviceId,
    serialNumber: request.serialNumber,
    hardwareHash: request.hardwareHash,
    groupTag: settings.groupTag,
    groupObjectId: settings.groupObjectId,
    intendedMode: settings.intendedMode,
    computerName: deployment.decidedName?.name ?? null,
  });
  return forAgent(view, context.configuration.registrationPace);
};

export const readRegistration = async (
  context: ServerContext,
  deployment: AgentDeployment,
): Promise<RegistrationForAgent> => {
  const view = await context.database.within(oneOrganisation(deployment.organisationId), (connection) =>
    registrationOfDeployment(connection, deployment.id),
  );
  if (!view) throw new WindlassError("agent.not-registered");
  return forAgent(view, context.configuration.registrationPace);
};
