import { GraphRefused, TokenRefused } from "@windlass/autopilot";
import { type ToldError, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { notify } from "../notifications/notify.ts";
import { organisationName } from "../organisations/service.ts";
import { recheckCredential } from "./check.ts";
import { findCredential } from "./credential-repository.ts";
import { lastDayOf } from "./presenter.ts";
import { removeOld, undo } from "./rotation-removal.ts";
import * as rotations from "./rotation-repository.ts";
import { add, nameOf, type RotationWork, verify } from "./rotation-steps.ts";

const minute = 60_000;

/** Times of a rotation at the pace of the real Entra. */
const verifyEvery = 20_000;
/** Replicas of this server, and of Entra, use the new one for this long before the old one goes. */
const overlap = 60 * minute;
/** Until then the new one must have been accepted. */
const acceptWithin = 60 * minute;
/** Until then what remains is tried to be removed. */
const removeWithin = 24 * 60 * minute;

const later = (context: ServerContext, milliseconds: number): Date =>
  new Date(context.clock().getTime() + milliseconds / context.configuration.registrationPace);

const backoff = (attempts: number): number => Math.min(15 * minute, verifyEvery * 2 ** Math.min(attempts, 10));

const isPast = ({ context, row }: RotationWork, milliseconds: number): boolean =>
  context.clock().getTime() > row.started_at.getTime() + milliseconds / context.configuration.registrationPace;

const write = ({ context, row }: RotationWork, change: rotations.RotationChange): Promise<void> =>
  context.database.within(oneOrganisation(row.organisation_id), async (connection) => {
    const { organisation_id: organisationId } = row;
    if (!(await rotations.updateRotation(connection, row.id, context.instanceId, change))) return;
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
  });

/** Ends a rotation and tells of it, in one transaction. */
const end = (
  work: RotationWork,
  outcome: { state: "done"; oldRemoved: boolean; problem: ToldError | null } | { state: "failed" },
): Promise<void> => {
  const { context, row } = work;
  const { organisation_id: organisationId, kind: credential } = row;
  return context.database.within(oneOrganisation(organisationId), async (connection) => {
    const change = {
      state: outcome.state,
      finished_at: context.clock(),
      ...(outcome.state === "done" && { failure: outcome.problem }),
    };
    if (!(await rotations.updateRotation(connection, row.id, context.instanceId, change))) return;
    const organisation = { id: organisationId, name: await organisationName(connection, organisationId) };
    const current = await findCredential(connection, organisationId, "current");
    if (outcome.state === "done") {
      const expiresOn = current?.ends_at ? lastDayOf(current.ends_at) : null;
      const data = { credential, expiresOn, oldRemoved: outcome.oldRemoved, problem: outcome.problem };
      await notify(context, connection, organisation, { kind: "credential-rotated", data });
    } else if (row.failure)
      await notify(context, connection, organisation, {
        kind: "credential-rotation-failed",
        data: { credential, problem: row.failure },
      });
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
  });
};

/** A refusal in the words of the catalogue. */
const failureOf = (error: unknown): WindlassError | null => {
  if (error instanceof WindlassError) return error;
  if (error instanceof TokenRefused)
    return new WindlassError("credential.rotation-refused", { parameters: { what: error.message }, cause: error });
  if (!(error instanceof GraphRefused)) return null;
  const code = [401, 403].includes(error.status) ? "credential.rotation-not-permitted" : "credential.rotation-refused";
  return new WindlassError(code, { parameters: { what: error.message }, cause: error });
};

const isPassing = (error: unknown): boolean =>
  ((error instanceof GraphRefused || error instanceof TokenRefused) && error.temporary) ||
  (error instanceof WindlassError && error.code === "credential.not-tried");

/** A step of what makes the new credential failed: it is tried again, or the new one is taken away again. */
const giveWay = async (work: RotationWork, error: unknown, failure: WindlassError): Promise<void> => {
  const { context, row } = work;
  const notYetKnown = row.state === "verifying" && failure.code === "credential.refused";
  if ((isPassing(error) || notYetKnown) && !isPast(work, acceptWithin)) {
    const pause = notYetKnown ? verifyEvery : backoff(row.attempts);
    return write(work, { next_attempt_at: later(context, pause), acceptances: 0 });
  }
  const unverified = new WindlassError("credential.rotation-unverified", {
    parameters: { minutes: acceptWithin / minute, what: failure.message },
  });
  const told = (notYetKnown ? unverified : failure).told();
  return write(work, { state: "undoing", failure: told, next_attempt_at: context.clock(), attempts: 0 });
};

/** Something could not be removed: it is tried again for a day, then a person is told of it. */
const leave = async (work: RotationWork, error: unknown, failure: WindlassError): Promise<void> => {
  const { context, row } = work;
  if (isPassing(error) && !isPast(work, removeWithin + acceptWithin + overlap))
    return write(work, { next_attempt_at: later(context, backoff(row.attempts)) });
  if (row.state === "undoing") return end(work, { state: "failed" });
  const parameters = { what: failure.message, name: nameOf(work) };
  const problem = new WindlassError("credential.rotation-old-left", { parameters }).told();
  return end(work, { state: "done", oldRemoved: false, problem });
};

const step = async (work: RotationWork): Promise<void> => {
  const { context, row } = work;
  const soon = { next_attempt_at: later(context, verifyEvery), attempts: 0 };
  switch (row.state) {
    case "adding":
      return write(work, { ...(await add(work)), ...soon });
    case "verifying": {
      const change = await verify(work, later(context, overlap));
      if (change) return write(work, { ...change, ...soon });
      return recheckCredential(context, row.organisation_id);
    }
    case "removing": {
      const oldRemoved = await removeOld(work);
      await recheckCredential(context, row.organisation_id);
      return end(work, { state: "done", oldRemoved, problem: row.failure });
    }
    case "undoing":
      await undo(work);
      return end(work, { state: "failed" });
    default:
      return;
  }
};

/**
 * Takes a rotation one step further and writes what came of it. Each step can be repeated: a process that ends in the
 * middle leaves it to another. At every moment the connection has a credential that Entra has accepted.
 */
export const advanceRotation = async (work: RotationWork): Promise<void> => {
  try {
    await step(work);
  } catch (error) {
    if (work.signal.aborted) return;
    const failure = failureOf(error);
    if (!failure) throw error;
    if (work.row.state === "adding" || work.row.state === "verifying") await giveWay(work, error, failure);
    else await leave(work, error, failure);
  }
};
