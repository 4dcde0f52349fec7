import { z } from "zod";
import { agentEvent } from "../agent/events.ts";
import { inventory } from "../agent/inventory.ts";
import { matchCode } from "../agent/sessions.ts";
import { computerName } from "../build/naming.ts";
import { optionalPackage, packageChoice } from "../build/package-options.ts";
import { computerAccountView } from "../connector.ts";
import { corporateIdentifierView } from "../corporate-identifier.ts";
import { toldError } from "../errors/windlass-error.ts";
import { phase, plan, planChoices } from "../plan.ts";
import { driverOutcome } from "../planned-driver.ts";
import { checkDecision, checkDecisionRequest, checkVerdict } from "../quality-check-result.ts";
import { registrationState, registrationView } from "../registration.ts";
import { byteCount, identifier, instant, listQuery } from "../values.ts";

/** A device that waits for a person: shown with its match code. */
export const deploymentRequestView = z.object({
  id: identifier,
  organisationId: identifier,
  matchCode,
  serialNumber: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  /** What the decision needs; hardware ids and device nodes are on the device's own page. */
  inventory: inventory.omit({ hardwareIds: true, deviceNodes: true }),
  requestedAt: instant,
});
export type DeploymentRequestView = z.infer<typeof deploymentRequestView>;

export const approveRequest = z.object({
  buildId: identifier,
  /** Where the build asks for a name, or another than the rules give is wanted; null: as the rules say. */
  computerName: computerName.nullable().default(null),
  choices: planChoices.prefault({ diskNumber: null }),
});
export const refuseRequest = z.object({ reason: z.string().max(400).optional() });

export const deploymentState = z.enum(["running", "succeeded", "failed"]);
export type DeploymentState = z.infer<typeof deploymentState>;

export const deploymentStepView = z.object({
  id: z.string(),
  phase,
  title: z.string(),
  state: z.enum(["waiting", "running", "succeeded", "failed", "skipped"]),
  attempt: z.number().int().nonnegative(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  progress: z.object({ done: byteCount, total: byteCount, unit: z.enum(["bytes", "percent"]) }).nullable(),
  exitCode: z.number().int().nullable(),
  error: toldError.nullable(),
  /** Of a step that adds drivers: what became of each so far. */
  drivers: z
    .array(z.object({ driverId: identifier, inf: z.string(), outcome: driverOutcome, error: toldError.nullable() }))
    .default([]),
  /** Of a step that checks the device: what each check came to, and what was decided where some stood against going on. */
  verdicts: z.array(checkVerdict).default([]),
  decision: checkDecision.nullable().default(null),
});
export type DeploymentStepView = z.infer<typeof deploymentStepView>;

/** A way into Autopilot, or that a build has none. */
export const deploymentWay = z.enum(["registration", "offline-profile", "device-preparation", "none"]);
export type DeploymentWay = z.infer<typeof deploymentWay>;

export const deploymentSummary = z.object({
  id: identifier,
  organisationId: identifier,
  deviceId: identifier,
  serialNumber: z.string(),
  computerName: z.string().nullable(),
  build: z.object({ id: identifier, name: z.string() }),
  publicationNumber: z.number().int().positive(),
  state: deploymentState,
  phase: phase.nullable(),
  /** Finished steps against all steps of the plan, 0 to 100. */
  percent: z.number().int().min(0).max(100),
  /** How the device gets into Autopilot; null until its plan is known. */
  way: deploymentWay.nullable(),
  registrationState: registrationState.nullable(),
  approvedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  failure: toldError.nullable(),
});
export type DeploymentSummary = z.infer<typeof deploymentSummary>;

/** What was decided about an optional package when a device was approved, with what it is called. */
export const decidedPackage = packageChoice.extend({ title: z.string() });
export type DecidedPackage = z.infer<typeof decidedPackage>;

/** Decisions as they are kept with a deployment. Those from before packages were optional have none. */
export const decidedChoices = planChoices.extend({ packages: z.array(decidedPackage).default([]) });
export type DecidedChoices = z.infer<typeof decidedChoices>;

export const deploymentView = deploymentSummary.extend({
  plan: plan.nullable(),
  decidedPackages: z.array(decidedPackage),
  steps: z.array(deploymentStepView),
  registration: registrationView.nullable(),
  corporateIdentifier: corporateIdentifierView.nullable(),
  /** That a connector makes for it; null: its build needs none. */
  computerAccount: computerAccountView.nullable(),
  lastSequence: z.number().int().nonnegative(),
  lastEventAt: instant.nullable(),
});
export type DeploymentView = z.infer<typeof deploymentView>;

/** A technician's word on the checks that a device waits with. */
export const deploymentCheckDecision = checkDecisionRequest.extend({ stepId: z.string().max(80) });
export type DeploymentCheckDecision = z.infer<typeof deploymentCheckDecision>;

export const deploymentListQuery = listQuery.extend({
  state: deploymentState.optional(),
  deviceId: identifier.optional(),
});

/** Events after `after`, oldest first. */
export const deploymentEventsQuery = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});
export const deploymentEventsAnswer = z.object({ items: z.array(agentEvent) });

export const nameProposalQuery = z.object({ buildId: identifier });

/** What may be chosen and left out, in the order of the build. */
export const optionalPackagesAnswer = z.object({ items: z.array(optionalPackage) });

/** What approving a device for a build would call it. Drawn digits are drawn anew when it is approved. */
export const nameProposal = z.object({
  /** Null: no name is possible, see `problem`; or one has to be entered, and there is nothing to suggest. */
  name: z.string().nullable(),
  reason: z.string().nullable(),
  /** Whether whoever approves has to enter it, and what it has to fit; null: nobody is asked. */
  ask: z.object({ pattern: z.string().nullable() }).nullable(),
  /** Why no name is possible; approving is refused with the same words. */
  problem: toldError.nullable(),
});
export type NameProposal = z.infer<typeof nameProposal>;
