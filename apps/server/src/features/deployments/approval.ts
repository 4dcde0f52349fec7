import { type PlanChoices, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { requireBuild } from "../builds/service.ts";
import { addressOf } from "../devices/service.ts";
import { publicationForDevice } from "../publications/releases/for-device.ts";
import * as deployments from "./repository.ts";

/** What is decided when a device is let in, by a person or by a rule. */
export interface Approval {
  readonly organisationId: string;
  readonly sessionId: string;
  readonly deviceId: string;
  readonly buildId: string;
  /** Person or rule, in words. */
  readonly approvedBy: string;
  readonly choices: PlanChoices;
  readonly at: Date;
}

/**
 * Starts the deployment that an approved session carries out: of the publication that is
 * released to the device, and only of a build in it.
 * Whatever still runs on the device is over; its sessions' ids are given back.
 *
 * @throws object.not-found, build.not-published
 */
export const startDeployment = async (
  connection: Connection,
  approval: Approval,
): Promise<{ deploymentId: string; endedSessionIds: string[] }> => {
  const build = await requireBuild(connection, approval.organisationId, approval.buildId);
  const publication = await publicationForDevice(connection, {
    organisationId: approval.organisationId,
    build,
    address: await addressOf(connection, approval.deviceId),
  });
  const published = publication.body.builds.find((candidate) => candidate.id === approval.buildId) ?? build;
  const superseded = new WindlassError("deployment.superseded").told();
  const ended = await deployments.endRunningDeployments(connection, approval.deviceId, superseded, approval.at);
  const deploymentId = await deployments.insertDeployment(connection, {
    organisationId: approval.organisationId,
    sessionId: approval.sessionId,
    deviceId: approval.deviceId,
    publicationId: publication.id,
    build: { id: published.id, name: published.name },
    approvedBy: approval.approvedBy,
    choices: approval.choices,
    startedAt: approval.at,
  });
  for (const id of [deploymentId, ...ended.map((deployment) => deployment.id)])
    await announce(connection, { topic: "deployments", organisationId: approval.organisationId, id });
  return { deploymentId, endedSessionIds: ended.map((deployment) => deployment.sessionId) };
};
