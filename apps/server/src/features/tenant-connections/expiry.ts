import {
  expiryThresholds,
  expiryWarningDue,
  GraphRefused,
  identifyOwn,
  listedAs,
  readOwnApplication,
  TokenRefused,
} from "@windlass/autopilot";
import { type Happening, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { notify } from "../notifications/notify.ts";
import { setKeyId } from "./credential-repository.ts";
import * as expiry from "./expiry-repository.ts";
import { lastDayOf } from "./presenter.ts";
import * as connections from "./repository.ts";
import { createTenantClient, openAccess, type TenantAccess } from "./tenant-client.ts";

const dayMilliseconds = 86_400_000;

/** After a question that could not be asked, Entra is asked again an hour later. */
const retryMilliseconds = 3_600_000;

const openCurrent = (context: ServerContext, organisationId: string): Promise<TenantAccess | null> =>
  context.database.within(oneOrganisation(organisationId), async (connection) => {
    const row = await connections.findConnection(connection, organisationId);
    return row ? openAccess(context, connection, row) : null;
  });

interface Listed {
  /** The earliest end of what may be ours: several secrets can begin with the same three characters. */
  readonly end: Date | null;
  /** Its key id, where it is told for sure. */
  readonly keyId: string | null;
}

const lookUp = async (context: ServerContext, access: TenantAccess, signal: AbortSignal): Promise<Listed> => {
  const { graph } = createTenantClient(context, access, "person-waits", signal);
  const application = await readOwnApplication(graph, access.clientId);
  const ends = listedAs(application, access.credential, access.keyId).flatMap(({ endsAt }) => endsAt ?? []);
  const own = identifyOwn(application, access.credential, access.keyId, context.clock());
  return {
    end: ends.reduce<Date | null>((first, end) => (first === null || end < first ? end : first), null),
    keyId: own.kind === "known" ? own.keyId : null,
  };
};

/** Whether asking again later can give another answer: not without the permission or with a refused credential. */
const isPassing = (error: unknown): boolean =>
  (error instanceof TokenRefused || error instanceof GraphRefused) && error.temporary;

const isAnswer = (error: unknown): boolean =>
  error instanceof TokenRefused || error instanceof GraphRefused || error instanceof WindlassError;

const checkOne = async (
  context: ServerContext,
  taken: { id: string; organisation_id: string },
  signal: AbortSignal,
): Promise<void> => {
  const { organisation_id: organisationId } = taken;
  try {
    const access = await openCurrent(context, organisationId);
    if (access?.credentialId !== taken.id) return;
    const { end, keyId } = await lookUp(context, access, signal);
    if (!end) return;
    await context.database.within(oneOrganisation(organisationId), async (connection) => {
      // Remembered while it is told for sure: later another secret may begin the same.
      if (keyId !== null && access.keyId === null) await setKeyId(connection, taken.id, keyId);
      if (await expiry.setEnd(connection, taken.id, end, "entra"))
        await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    });
  } catch (error) {
    if (!isAnswer(error)) throw error;
    // Who may not read the app registration has entered the date, or the certificate says it.
    if (!isPassing(error)) return;
    const at = new Date(context.clock().getTime() - dayMilliseconds + retryMilliseconds);
    await context.database.within(wholeInstallation, (connection) => expiry.setCheckedAt(connection, taken.id, at));
  }
};

/** Asks Entra, once a day for each credential and soon after a new one, when it ends. */
export const checkEnds = async (context: ServerContext, signal: AbortSignal): Promise<void> => {
  for (;;) {
    const now = context.clock();
    const dayAgo = new Date(now.getTime() - dayMilliseconds);
    const taken = await context.database.within(wholeInstallation, (connection) =>
      expiry.takeUnchecked(connection, dayAgo, now),
    );
    if (!taken || signal.aborted) return;
    await checkOne(context, taken, signal);
  }
};

const happeningOf = (credential: expiry.EndingCredential, threshold: number, daysLeft: number): Happening => {
  const data = { credential: credential.kind, expiresOn: lastDayOf(credential.ends_at) };
  return threshold === 0
    ? { kind: "credential-expired", data }
    : { kind: "credential-expiring", data: { ...data, daysLeft, threshold } };
};

/** Tells of credentials that come to their end, each threshold once; what was told is written with it. */
export const warnOfEnds = (context: ServerContext): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    const now = context.clock();
    const horizon = new Date(now.getTime() + (Math.max(...expiryThresholds) + 1) * dayMilliseconds);
    for (const credential of await expiry.takeEnding(connection, horizon)) {
      const due = expiryWarningDue(credential.ends_at, now, credential.told_days);
      if (!due) continue;
      await expiry.setTold(connection, credential.id, due.threshold);
      const organisation = { id: credential.organisation_id, name: credential.organisation_name };
      await notify(context, connection, organisation, happeningOf(credential, due.threshold, due.daysLeft));
      await announce(connection, { topic: "tenant-connections", organisationId: organisation.id, id: organisation.id });
    }
  });
