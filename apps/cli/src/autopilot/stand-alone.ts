import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type CloudEndpoints,
  createGraphClient,
  createRequestBudget,
  createTokenSource,
  evaluateReadiness,
  gatherReadinessFacts,
  microsoftClouds,
  type ReadinessSubject,
  worstState,
} from "@windlass/autopilot";
import { groupTag, identifier } from "@windlass/protocol";
import { readCredential } from "./credential.ts";
import type { CheckFlags } from "./flags.ts";
import type { ToldReport } from "./told-report.ts";
import { WrongUsage } from "./wrong-usage.ts";

const required = (name: string, value: string | undefined): string => {
  const read = identifier.safeParse(value?.trim().toLowerCase());
  if (!read.success) throw new WrongUsage(`${name} needs an id such as 6f0d2a6e-7f6c-4a39-8c2a-0f1f5f0c7a01.`);
  return read.data;
};

const address = (name: string, value: string): string => {
  if (!URL.canParse(value)) throw new WrongUsage(`${name} needs an address such as http://127.0.0.1:8430.`);
  return value.replace(/\/+$/u, "");
};

const endpointsOf = ({ cloud, authority, graph }: CheckFlags): CloudEndpoints => ({
  authorityUrl: address("--authority", authority ?? microsoftClouds[cloud].authorityUrl),
  graphUrl: address("--graph", graph ?? microsoftClouds[cloud].graphUrl),
});

const buildsOf = ({ group, tag, intendedMode, nameTemplate }: CheckFlags): ReadinessSubject["builds"] => {
  if (group === undefined && tag === undefined) return [];
  if (group === undefined || tag === undefined) throw new WrongUsage("--group and --tag belong together.");
  const read = groupTag.safeParse(tag);
  if (!read.success) throw new WrongUsage(`“${tag}” cannot be a group tag.`);
  return [
    {
      id: null,
      groupTag: read.data,
      groupObjectId: required("--group", group),
      intendedMode: intendedMode ?? null,
      names: nameTemplate === undefined ? null : { template: nameTemplate },
    },
  ];
};

/**
 * Checks a tenant with a credential of one's own: no server takes part.
 *
 * @throws WrongUsage, WindlassError
 */
export const checkStandAlone = async (flags: CheckFlags, environment: NodeJS.ProcessEnv): Promise<ToldReport> => {
  const tenantId = required("--tenant", flags.tenant);
  const clientId = required("--client", flags.client);
  const endpoints = endpointsOf(flags);
  const builds = buildsOf(flags);
  const { credential, subject } = await readCredential(flags, environment);
  const tokens = createTokenSource({ endpoints, tenantId, clientId, credential, fetch });
  const timing = { now: Date.now, sleep: (milliseconds: number) => sleep(milliseconds), random: Math.random };
  const budget = createRequestBudget(timing);
  const patience = { attempts: 2, timeoutMilliseconds: 15_000, longestWaitMilliseconds: 3000 };
  const graph = createGraphClient({ endpoints, tokens, fetch, timing, budget, newId: randomUUID, ...patience });
  const checkedAt = new Date();
  const facts = await gatherReadinessFacts({ tokens, graph }, { tenantId, clientId, credential: subject, builds });
  const rows = evaluateReadiness(facts, checkedAt);
  return { checkedAt: checkedAt.toISOString(), outcome: worstState(rows), builds: [], rows };
};
