import { type RegistrationState, type RegistrationView, registrationState } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { presentRegistration } from "./presenter.ts";
import * as registrations from "./repository.ts";

/**
 * Begins a device's way into Windows Autopilot, once for a deployment: repeating it changes nothing. Tag and group are
 * the published build's; nothing a device says reaches them (security rule 6).
 */
export const captureRegistration = (
  context: ServerContext,
  registration: registrations.NewRegistration,
): Promise<RegistrationView> =>
  context.database.within(oneOrganisation(registration.organisationId), async (connection) => {
    const now = context.clock();
    const detail = "The device sent its hardware hash";
    const transition = { state: "captured" as const, at: now.toISOString(), detail };
    await registrations.insertRegistration(connection, registration, transition, now);
    const row = await registrations.findRegistrationOfDeployment(connection, registration.deploymentId);
    if (!row) throw new Error("a registration that was just made cannot be read");
    await announce(connection, { topic: "registrations", organisationId: row.organisation_id, id: row.id });
    return presentRegistration(row);
  });

export const registrationOfDeployment = async (
  connection: Connection,
  deploymentId: string,
): Promise<RegistrationView | null> => {
  const row = await registrations.findRegistrationOfDeployment(connection, deploymentId);
  return row ? presentRegistration(row) : null;
};

export const registrationStatesOf = async (
  connection: Connection,
  deploymentIds: readonly string[],
): Promise<Map<string, RegistrationState>> => {
  const states = await registrations.findStatesOfDeployments(connection, deploymentIds);
  return new Map([...states].map(([id, state]) => [id, registrationState.parse(state)]));
};
