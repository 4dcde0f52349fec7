import {
  type AgentEvent,
  type DeploymentSummary,
  type DeploymentView,
  decidedChoices,
  phase,
  type RegistrationState,
} from "@windlass/protocol";
import { instantOf, optionalInstantOf } from "../../database/rows.ts";
import { percentOf } from "./projection.ts";
import type { DeploymentRow, DeploymentSummaryRow, listEvents } from "./repository.ts";

export const presentSummary = (
  row: DeploymentSummaryRow,
  registrationState: RegistrationState | null,
): DeploymentSummary => ({
  id: row.id,
  organisationId: row.organisation_id,
  deviceId: row.device_id,
  serialNumber: row.serial_number,
  computerName: row.computer_name,
  build: { id: row.build_id, name: row.build_name },
  publicationNumber: row.publication_number,
  state: row.state,
  phase: phase.nullable().parse(row.phase),
  percent: percentOf(row.steps, row.state === "succeeded"),
  way: row.way,
  registrationState,
  approvedBy: row.approved_by,
  startedAt: instantOf(row.started_at),
  finishedAt: optionalInstantOf(row.finished_at),
  failure: row.failure,
});

/** What other features know of a deployment. */
type BesideDeployment = Pick<DeploymentView, "registration" | "corporateIdentifier" | "computerAccount">;

export const presentDeployment = (
  row: DeploymentRow,
  { registration, corporateIdentifier, computerAccount }: BesideDeployment,
): DeploymentView => ({
  ...presentSummary(row, registration?.state ?? null),
  plan: row.plan,
  decidedPackages: decidedChoices.parse(row.choices).packages,
  steps: row.steps,
  registration,
  corporateIdentifier,
  computerAccount,
  lastSequence: row.last_sequence,
  lastEventAt: optionalInstantOf(row.last_event_at),
});

export const presentEvent = (row: Awaited<ReturnType<typeof listEvents>>[number]): AgentEvent => ({
  sequence: row.sequence,
  at: instantOf(row.at),
  body: row.body,
});
