import {
  type CorporateIdentifierForAgent,
  type CorporateIdentifierView,
  publicationBody,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { captureIdentifier, identifierOfDeployment } from "../corporate-identifiers/service.ts";
import { serialNumberOf } from "../devices/service.ts";
import { signedPublicationById } from "../publications/service.ts";
import type { AgentDeployment } from "./proof.ts";
import { findSession } from "./repository.ts";

/** A device knows of three states only: what was deleted is not to be waited for. */
const stateForAgent = ({
  state,
  failure,
}: CorporateIdentifierView): Pick<CorporateIdentifierForAgent, "state" | "failure"> =>
  state === "deleting" || state === "deleted"
    ? { state: "failed", failure: new WindlassError("corporate-identifier.deleted").told() }
    : { state, failure };

const forAgent = (view: CorporateIdentifierView, pace: number): CorporateIdentifierForAgent => {
  const { state, failure } = stateForAgent(view);
  return {
    state,
    ready: state === "imported",
    failed: state === "failed",
    failure,
    pollAfterSeconds: Math.max(0.2, 5 / pace),
  };
};

/**
 * Makes a device a corporate one in Intune, where the publication that it carries out says so. The device says nothing:
 * its identity is that of the inventory which was approved.
 */
export const importIdentifierOfDevice = async (
  context: ServerContext,
  deployment: AgentDeployment,
): Promise<CorporateIdentifierForAgent> => {
  const { organisationId, id: deploymentId, deviceId } = deployment;
  const [signed, session, serialNumber] = await context.database.within(
    oneOrganisation(organisationId),
    async (connection) => [
      await signedPublicationById(connection, deployment.publicationId),
      await findSession(connection, deployment.sessionId),
      await serialNumberOf(connection, deviceId),
    ],
  );
  if (!session) throw new WindlassError("agent.session-unknown");
  const body = publicationBody.parse(JSON.parse(signed.body));
  const settings = body.builds.find((build) => build.id === deployment.buildId)?.autopilot;
  if (settings?.way !== "device-preparation" || !settings.importIdentifiers)
    throw new WindlassError("corporate-identifier.not-wanted");
  const { manufacturer, product: model } = session.inventory.smbios;
  const identity = { manufacturer, model, serialNumber };
  const view = await captureIdentifier(context, { organisationId, deploymentId, deviceId, identity });
  return forAgent(view, context.configuration.registrationPace);
};

export const readIdentifierOfDevice = async (
  context: ServerContext,
  deployment: AgentDeployment,
): Promise<CorporateIdentifierForAgent> => {
  const view = await context.database.within(oneOrganisation(deployment.organisationId), (connection) =>
    identifierOfDeployment(connection, deployment.id),
  );
  if (!view) throw new WindlassError("corporate-identifier.not-asked");
  return forAgent(view, context.configuration.registrationPace);
};
