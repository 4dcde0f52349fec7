import { randomUUID } from "node:crypto";
import {
  cloud as clouds,
  type SetUpWish,
  type TenantSetUpPurpose,
  type TenantSetUpState,
  type TenantSetUpView,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { endpointsOf } from "../tenant-connections/endpoints.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { isSignedIn, presentSetUp } from "./presenter.ts";
import * as setUps from "./repository.ts";
import { openParts, sealParts, withoutSignIn } from "./sealed.ts";
import { askForCode } from "./sign-in.ts";

const nextState = { plan: "planning", run: "running", undo: "undoing" } as const satisfies Record<
  TenantSetUpPurpose,
  TenantSetUpState
>;

/** From where each purpose may begin; asking for a new code is possible, too. */
const mayBegin = {
  plan: ["draft", "signing-in", "planned", "done", "failed", "cancelled"],
  run: ["signing-in", "planned", "failed", "cancelled"],
  undo: ["signing-in", "planned", "done", "failed", "cancelled"],
} as const satisfies Record<TenantSetUpPurpose, readonly TenantSetUpState[]>;

const busy = (state: TenantSetUpState) => new WindlassError("set-up.busy", { parameters: { state } });

const require = (row: setUps.SetUpRow | undefined, states: readonly TenantSetUpState[]): setUps.SetUpRow => {
  if (!row) throw new WindlassError("set-up.none");
  if (!states.includes(row.state)) throw busy(row.state);
  return row;
};

/** Runs work on the locked row of an organisation that the actor may set up. */
export const withSetUp = <Result>(
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  work: (connection: Connection, row: setUps.SetUpRow | undefined) => Promise<Result>,
): Promise<Result> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, organisationId);
    return work(connection, await setUps.lockSetUp(connection, organisationId));
  });

/** Writes a change and tells viewers and workers. */
export const change = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  values: setUps.SetUpChange,
): Promise<TenantSetUpView> => {
  const row = await setUps.changeSetUp(connection, organisationId, values);
  if (!row) throw new WindlassError("set-up.none");
  await announce(connection, { topic: "tenant-set-ups", organisationId, id: organisationId });
  return presentSetUp(row, context.clock());
};

const isAvailable = (context: ServerContext, cloud: SetUpWish["cloud"]): boolean =>
  cloud !== "lab" || context.configuration.labUrl !== undefined;

/** @throws object.not-found, access.role-missing */
export const readSetUp = (context: ServerContext, actor: Actor, organisationId: string) =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, organisationId);
    const row = await setUps.findSetUp(connection, organisationId);
    return {
      setUp: row ? presentSetUp(row, context.clock()) : null,
      clouds: clouds.options.filter((cloud) => isAvailable(context, cloud)),
    };
  });

const namesOf = ({ applicationName, group, profile, cloud, tenantId }: SetUpWish): string =>
  JSON.stringify([cloud, tenantId, applicationName, group.name, profile?.name ?? null]);

/** What was begun under other names, or in another tenant, could not be found again. */
const refuseStranding = (row: setUps.SetUpRow, wish: SetUpWish): void => {
  const isElsewhere = wish.cloud !== row.wish.cloud || (wish.tenantId !== null && wish.tenantId !== row.tenant_id);
  if (row.made.length > 0 && isElsewhere) throw new WindlassError("set-up.undo-first");
  if (row.intents.length > 0 && namesOf(wish) !== namesOf(row.wish)) throw new WindlassError("set-up.undo-first");
};

/**
 * Keeps the choices. Nothing is asked of the tenant and nothing done.
 *
 * @throws object.not-found, access.role-missing, tenant.cloud-not-available, set-up.busy, set-up.undo-first
 */
export const saveWish = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  wish: SetUpWish,
): Promise<TenantSetUpView> =>
  withSetUp(context, actor, organisationId, async (connection, row) => {
    endpointsOf(context, wish.cloud);
    if (!row) {
      await setUps.insertSetUp(connection, organisationId, wish);
      return change(context, connection, organisationId, {});
    }
    require(row, ["draft", "planned", "done", "failed", "cancelled", "undone"]);
    refuseStranding(row, wish);
    const isNew = row.made.length === 0 && row.intents.length === 0;
    const parts = openParts(context, row);
    const staysSignedIn =
      wish.cloud === row.wish.cloud &&
      (wish.tenantId === null || wish.tenantId === row.tenant_id) &&
      (wish.profile === null) === (row.wish.profile === null) &&
      wish.renewsItself === row.wish.renewsItself;
    const kept = staysSignedIn ? parts : withoutSignIn(parts);
    const { credential, ...others } = kept;
    return change(context, connection, organisationId, {
      wish,
      state: "draft",
      steps: [],
      failure: null,
      sealed: sealParts(context, organisationId, credential?.kind === wish.credential.kind ? kept : others),
      ...(!staysSignedIn && { signed_in: null }),
      ...(isNew && { mark: row.state === "undone" ? randomUUID() : row.mark, subjects: {} }),
      ...(isNew && !staysSignedIn && { tenant_id: null }),
    });
  });

const startWork = { sign_in: null, failure: null, attempts: 0, next_at: null } as const;

/**
 * Goes on towards a purpose: at once where somebody is signed in, else by asking Entra for a code. No transaction is open
 * while Entra is asked.
 *
 * @throws object.not-found, access.role-missing, set-up.none, set-up.busy, set-up.… of the sign-in
 */
export const proceed = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  purpose: TenantSetUpPurpose,
  shownRevision?: number,
): Promise<TenantSetUpView> => {
  const begin = await withSetUp(context, actor, organisationId, async (connection, found) => {
    const row = require(found, mayBegin[purpose]);
    if (shownRevision !== undefined && shownRevision !== row.revision) throw new WindlassError("set-up.plan-changed");
    if (purpose === "undo" && row.made.length === 0 && row.intents.length === 0)
      return {
        done: await change(context, connection, organisationId, { ...startWork, state: "undone", purpose, steps: [] }),
      };
    if (!isSignedIn(row, context.clock())) return { row };
    return {
      done: await change(context, connection, organisationId, { ...startWork, state: nextState[purpose], purpose }),
    };
  });
  if ("done" in begin) return begin.done;

  const code = await askForCode(context, begin.row);
  const now = context.clock().getTime();
  return withSetUp(context, actor, organisationId, async (connection, found) => {
    const row = require(found, mayBegin[purpose]);
    if (row.revision !== begin.row.revision) throw busy(row.state);
    const { userCode, verificationUrl, deviceCode, intervalSeconds, expiresInSeconds } = code;
    const parts = { ...withoutSignIn(openParts(context, row)), deviceCode: { code: deviceCode, intervalSeconds } };
    return change(context, connection, organisationId, {
      ...startWork,
      state: "signing-in",
      purpose,
      sign_in: { userCode, verificationUrl, expiresAt: new Date(now + expiresInSeconds * 1000).toISOString() },
      signed_in: null,
      sealed: sealParts(context, organisationId, parts),
      next_at: new Date(now + intervalSeconds * 1000),
    });
  });
};

/**
 * Starts what the plan says; `revision` is the one that was shown.
 *
 * @throws object.not-found, access.role-missing, set-up.none, set-up.busy, set-up.plan-changed, set-up.cannot
 */
export const startSetUp = async (context: ServerContext, actor: Actor, organisationId: string, revision: number) => {
  await withSetUp(context, actor, organisationId, async (_connection, found) => {
    const row = require(found, ["planned"]);
    if (row.revision !== revision) throw new WindlassError("set-up.plan-changed");
    const hopeless = row.steps.find(({ verdict }) => verdict === "cannot");
    if (hopeless)
      throw new WindlassError("set-up.cannot", {
        parameters: { step: hopeless.title, what: hopeless.detail, remedy: hopeless.remedy ?? "" },
      });
  });
  return proceed(context, actor, organisationId, "run", revision);
};

/**
 * Stops at the next opportunity. What is made stays, and is known.
 *
 * @throws object.not-found, access.role-missing, set-up.none, set-up.busy
 */
export const cancelSetUp = (context: ServerContext, actor: Actor, organisationId: string): Promise<TenantSetUpView> =>
  withSetUp(context, actor, organisationId, async (connection, found) => {
    const row = require(found, ["signing-in", "planning", "planned", "running", "undoing"]);
    const untouched = row.made.length === 0 && row.intents.length === 0 && row.state !== "running";
    const parts = withoutSignIn(openParts(context, row));
    return change(context, connection, organisationId, {
      state: untouched ? "draft" : "cancelled",
      sign_in: null,
      signed_in: null,
      sealed: sealParts(context, organisationId, parts),
    });
  });
