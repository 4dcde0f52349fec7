import type { RegistrationState, RegistrationTransition, ToldError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

export interface RegistrationRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly deployment_id: string;
  readonly device_id: string;
  readonly serial_number: string;
  readonly hardware_hash: string;
  readonly group_tag: string;
  readonly group_object_id: string;
  readonly state: string;
  readonly revision: number;
  readonly progress: Record<string, unknown>;
  readonly transitions: RegistrationTransition[];
  readonly failure: ToldError | null;
  readonly next_check_at: Date | null;
  readonly created_at: Date;
}

export interface NewRegistration {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
  readonly serialNumber: string;
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly groupObjectId: string;
}

/** Adds a registration; one that this deployment already has stays as it is. */
export const insertRegistration = async (
  connection: Connection,
  registration: NewRegistration,
  transition: RegistrationTransition,
  now: Date,
): Promise<void> => {
  await connection
    .insertInto("registrations")
    .values({
      organisation_id: registration.organisationId,
      deployment_id: registration.deploymentId,
      device_id: registration.deviceId,
      serial_number: registration.serialNumber,
      hardware_hash: registration.hardwareHash,
      group_tag: registration.groupTag,
      group_object_id: registration.groupObjectId,
      state: "captured" satisfies RegistrationState,
      transitions: json([transition]),
      next_check_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("deployment_id").doNothing())
    .execute();
};

export const findRegistrationOfDeployment = (
  connection: Connection,
  deploymentId: string,
): Promise<RegistrationRow | undefined> =>
  connection.selectFrom("registrations").selectAll().where("deployment_id", "=", deploymentId).executeTakeFirst();

/** States by deployment, for listings. */
export const findStatesOfDeployments = async (
  connection: Connection,
  deploymentIds: readonly string[],
): Promise<Map<string, string>> => {
  if (deploymentIds.length === 0) return new Map();
  const rows = await connection
    .selectFrom("registrations")
    .select(["deployment_id", "state"])
    .where("deployment_id", "in", deploymentIds)
    .execute();
  return new Map(rows.map((row) => [row.deployment_id, row.state]));
};
