import { chassisOf } from "@windlass/planner";
import type { HardwareDecision, SeenHardware } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { announce } from "../../database/live-feed.ts";
import { mayWrite } from "../definitions/policy.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { knowledgeOf } from "./knowledge.ts";
import * as hardware from "./repository.ts";

type Knowledge = Awaited<ReturnType<typeof knowledgeOf>>;

const judge = (told: hardware.ToldHardware, { vendors, findModel }: Knowledge, ignored: boolean): SeenHardware => {
  const { manufacturer, product, sku, version, devices } = told;
  const vendorId = vendors.find(manufacturer)?.id ?? null;
  const model = findModel({ vendorId, product, sku, version });
  return {
    manufacturer,
    product,
    sku,
    version,
    chassis: chassisOf(told.chassis_type, manufacturer, product),
    devices,
    vendorId,
    deviceModelId: model?.id ?? null,
    ignored,
  };
};

const keyOf = (seen: SeenHardware): string =>
  JSON.stringify([seen.manufacturer, seen.product, seen.sku, seen.version, seen.vendorId, seen.deviceModelId]);

/** The same hardware of several organisations is one line, as long as they know the same of it. */
const merged = (all: readonly SeenHardware[]): SeenHardware[] => {
  const lines = new Map<string, SeenHardware>();
  for (const seen of all) {
    const there = lines.get(keyOf(seen));
    lines.set(
      keyOf(seen),
      there ? { ...there, devices: there.devices + seen.devices, ignored: there.ignored && seen.ignored } : seen,
    );
  }
  return [...lines.values()].toSorted((left, right) => right.devices - left.devices);
};

/** Makers and models that devices told of, what is known of them, and how many devices there are of each. */
export const listSeenHardware = (
  context: ServerContext,
  actor: Actor,
  organisationId: string | undefined,
): Promise<SeenHardware[]> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const told = await hardware.countHardware(connection, organisationId);
    const ignored = await hardware.readIgnored(connection, organisationId);
    const isIgnored = (line: hardware.ToldHardware): boolean =>
      ignored.some(
        (one) =>
          one.organisation_id === line.organisation_id &&
          one.manufacturer === line.manufacturer &&
          (one.product === null || one.product === line.product),
      );
    const known = new Map<string, Knowledge>();
    for (const id of new Set(told.map(({ organisation_id }) => organisation_id)))
      known.set(id, await knowledgeOf(connection, id));
    return merged(
      told.flatMap((line) => {
        const knowledge = known.get(line.organisation_id);
        return knowledge ? [judge(line, knowledge, isIgnored(line))] : [];
      }),
    );
  });

/** Decides whether something unknown is proposed any more. @throws object.not-found, access.role-missing */
export const decide = (context: ServerContext, actor: Actor, decision: HardwareDecision): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId, ignored } = decision;
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { kind: decision.product === null ? "vendor" : "device-model", organisationId });
    await (ignored ? hardware.ignore : hardware.proposeAgain)(connection, decision);
    await announce(connection, { topic: "definitions", organisationId, id: null });
  });
