import { requireChoices } from "@windlass/planner";
import { type DecidedChoices, type Inventory, type PlanChoices, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { requireBuild } from "../builds/service.ts";
import type { EnteredName } from "../computer-names/proposing.ts";
import { decideName, drawnBySystem, giveName } from "../computer-names/service.ts";
import { requestComputerAccount, withdrawAccounts } from "../connectors/accounts.ts";
import { publicationForDevice } from "../publications/releases/for-device.ts";
import * as deployments from "./repository.ts";

/** What is decided when a device is let in, by a person or by a rule. */
export interface Approval {
  readonly organisationId: string;
  readonly sessionId: string;
  readonly deviceId: string;
  /** What the device told when it asked. */
  readonly inventory: Inventory;
  /** Where it asked from; null: not known. */
  readonly address: string | null;
  /** The computer name that somebody entered for it; null: nobody did. */
  readonly enteredName: EnteredName | null;
  readonly buildId: string;
  /** Person or rule, in words. */
  readonly approvedBy: string;
  readonly choices: PlanChoices;
  readonly at: Date;
}

/** A build as a device deploys it: of the publication that is released to the device. @throws object.not-found, build.not-published */
export const requirePublished = async (
  connection: Connection,
  { organisationId, buildId, address }: { organisationId: string; buildId: string; address: string | null },
) => {
  const build = await requireBuild(connection, organisationId, buildId);
  const publication = await publicationForDevice(connection, { organisationId, build, address });
  const found = publication.body.builds.find((candidate) => candidate.id === buildId);
  return { publication, published: found ?? { ...build.definition, id: build.id } };
};

type Published = Awaited<ReturnType<typeof requirePublished>>;

/** @throws build.package-not-optional */
const decidedOf = (
  choices: PlanChoices,
  build: Published["published"],
  packages: Published["publication"]["body"]["packages"],
): DecidedChoices => {
  requireChoices(build, packages, choices.packages);
  const titleOf = (id: string): string => {
    const software = packages.find((one) => one.id === id);
    return software ? `${software.name} ${software.version}` : id;
  };
  return {
    ...choices,
    packages: choices.packages.map((choice) => ({ ...choice, title: titleOf(choice.packageId) })),
  };
};

/**
 * Starts the deployment that an approved session carries out: of the publication that is released to the device, and
 * only of a build in it. Whatever still runs on the device is over; its sessions' ids are given back. The computer name is
 * decided here, once: the device is told it. So are the optional packages, kept with what they are called now.
 *
 * @throws object.not-found, build.not-published, build.package-not-optional, and what `proposeName` throws
 */
export const startDeployment = async (
  connection: Connection,
  approval: Approval,
): Promise<{ deploymentId: string; endedSessionIds: string[] }> => {
  const { organisationId, buildId, address } = approval;
  const { publication, published } = await requirePublished(connection, { organisationId, buildId, address });
  const choices = decidedOf(approval.choices, published, publication.body.packages);
  const superseded = new WindlassError("deployment.superseded").told();
  const ended = await deployments.endRunningDeployments(connection, approval.deviceId, superseded, approval.at);
  const name = await decideName(connection, {
    device: { ...approval, id: approval.deviceId },
    build: published,
    entered: approval.enteredName,
    at: approval.at,
    random: drawnBySystem,
  });
  const deploymentId = await deployments.insertDeployment(connection, {
    organisationId: approval.organisationId,
    sessionId: approval.sessionId,
    deviceId: approval.deviceId,
    publicationId: publication.id,
    build: { id: published.id, name: published.name },
    approvedBy: approval.approvedBy,
    choices,
    decidedName: { name: name.name, reason: name.reason },
    startedAt: approval.at,
  });
  await giveName(connection, name, { ...approval, deploymentId });
  await withdrawAccounts(
    connection,
    ended.map(({ id }) => id),
  );
  const wanted = { ...approval, deploymentId, computerName: name.name };
  await requestComputerAccount(connection, published, publication.body, wanted);
  for (const id of [deploymentId, ...ended.map((deployment) => deployment.id)])
    await announce(connection, { topic: "deployments", organisationId: approval.organisationId, id });
  return { deploymentId, endedSessionIds: ended.map((deployment) => deployment.sessionId) };
};
