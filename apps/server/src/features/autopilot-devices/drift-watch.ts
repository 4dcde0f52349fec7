import { sql } from "kysely";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { announce, type LiveMessage } from "../../database/live-feed.ts";
import { noteRegistration } from "./copy.ts";
import { refreshDrift } from "./drift.ts";
import { copiedOrganisations } from "./sync-repository.ts";

/** Changes that come together are judged together. */
const gatherMilliseconds = 2000;

interface Gathered {
  /** Everything known here has to be judged: another publication may say other tags. */
  whole: boolean;
  readonly deployments: Set<string>;
  readonly registrations: Set<string>;
}

/**
 * Keeps the judgement of the copy up with what happens here between two synchronisations: devices that are registered or
 * deployed, and publications that give a build another tag. What happened while nobody listened is caught up with at the
 * start and after a break.
 */
export const watchDrift = (context: ServerContext): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  let gathered = new Map<string, Gathered>();
  let running: Promise<void> = Promise.resolve();
  let missedSomething = true;

  const of = (organisationId: string): Gathered => {
    const known = gathered.get(organisationId);
    if (known) return known;
    const fresh = { whole: false, deployments: new Set<string>(), registrations: new Set<string>() };
    gathered.set(organisationId, fresh);
    return fresh;
  };

  const note = (message: LiveMessage): void => {
    if (message === "resumed") missedSomething = true;
    if (message === "resumed" || message.organisationId === null) return;
    const { topic, organisationId, id } = message;
    if (topic === "publications") of(organisationId).whole = true;
    if (topic === "deployments" && id !== null) of(organisationId).deployments.add(id);
    if (topic === "registrations" && id !== null) of(organisationId).registrations.add(id);
  };

  const serialKeysOf = (organisationId: string, { deployments, registrations }: Gathered): Promise<string[]> =>
    context.database.within(oneOrganisation(organisationId), async (connection) => {
      const keys: string[] = [];
      let added = false;
      for (const id of registrations) {
        const key = await noteRegistration(connection, id, context.clock());
        if (key !== undefined) added = true;
      }
      const { rows } = await sql<{ serial_key: string }>`
        select d.serial_key from deployments p join devices d on d.id = p.device_id
        where p.id = any(${[...deployments]}::uuid[])
        union select serial_key from registrations where id = any(${[...registrations]}::uuid[])`.execute(connection);
      keys.push(...rows.map((row) => row.serial_key));
      if (added) await announce(connection, { topic: "autopilot-devices", organisationId, id: null });
      return keys;
    });

  const catchUp = async (): Promise<void> => {
    missedSomething = false;
    for (const id of await context.database.within(wholeInstallation, copiedOrganisations)) of(id).whole = true;
  };

  const judge = async (): Promise<void> => {
    if (missedSomething) await catchUp();
    const work = gathered;
    gathered = new Map();
    for (const [organisationId, one] of work) {
      const serialKeys = await serialKeysOf(organisationId, one);
      await refreshDrift(context, organisationId, one.whole ? "known-here" : { serialKeys }, stopping.signal);
    }
  };

  const unsubscribe = context.live.subscribe(note);
  const timer = setInterval(() => {
    if (gathered.size === 0 && !missedSomething) return;
    running = running.then(judge).catch((error: unknown) => {
      if (!stopping.signal.aborted) context.log.error({ err: error }, "judging Autopilot devices failed");
    });
  }, gatherMilliseconds);
  return {
    stop: async () => {
      unsubscribe();
      clearInterval(timer);
      stopping.abort(new Error("the worker stops"));
      await running;
    },
  };
};
