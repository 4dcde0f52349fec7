import { randomInt } from "node:crypto";
import { type NameProposal, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import {
  beginProposing,
  mustBeEntered,
  type NameRequest,
  type ProposedName,
  proposeFromTemplate,
  proposeName,
} from "./proposing.ts";
import * as names from "./repository.ts";

/** Digits and letters of names are drawn so that nobody can tell the next. */
export const drawnBySystem = (): number => randomInt(2 ** 32) / 2 ** 32;

/**
 * Decides what a device is called. Until the transaction ends nobody else of the organisation gives a name; the caller
 * then calls {@link giveName} with the deployment that it is for.
 *
 * @throws as `proposeName`
 */
export const decideName = async (connection: Connection, request: NameRequest): Promise<ProposedName> => {
  await names.lockNames(connection, request.device.organisationId);
  return proposeName(connection, await beginProposing(connection, request));
};

/** Keeps a decided name for its deployment, and the counter's number from ever being given again. */
export const giveName = async (
  connection: Connection,
  proposed: ProposedName,
  to: { organisationId: string; deviceId: string; deploymentId: string; at: Date },
): Promise<void> => {
  const { rule, counted, name, reason } = proposed;
  if (rule !== null && counted !== null) await names.setCounter(connection, to.organisationId, rule, counted);
  await names.reserveName(connection, { ...to, name, reason, rule });
};

/** The name that a device has, with why; null: none that is known. */
export const presentNameOf = names.presentName;

/** What a person is shown before a name is decided. Writes nothing, and holds nothing for the device. */
export const previewName = async (connection: Connection, request: NameRequest): Promise<NameProposal> => {
  const proposing = await beginProposing(connection, request);
  const asks = mustBeEntered(proposing);
  const ask = asks ? { pattern: request.build.naming.ask?.pattern ?? null } : null;
  try {
    const proposed = await (asks ? proposeFromTemplate(connection, proposing) : proposeName(connection, proposing));
    return { name: proposed.name, reason: proposed.reason, ask, problem: null };
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    // Where a name is entered anyway, a template that gives none only has nothing to suggest.
    return { name: null, reason: null, ask, problem: asks ? null : error.told() };
  }
};
