import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type AgentEvent, agentEvent, deploymentEventsAnswer } from "@windlass/protocol";
import type { Api } from "../../apps/cli/src/demo/api.ts";

/** Everything a simulated device has written down, from wherever its journal lies by now. */
export const deviceJournal = async (deviceDirectory: string): Promise<AgentEvent[]> => {
  const names = await readdir(deviceDirectory, { recursive: true });
  const journal = names.find((name) => name.endsWith("events.jsonl"));
  if (!journal) throw new Error(`no journal below ${deviceDirectory}`);
  const lines = (await readFile(join(deviceDirectory, journal), "utf8")).trim().split("\n");
  return lines.map((line) => agentEvent.parse(JSON.parse(line)));
};

/** Everything the server has of a deployment's journal, page by page. */
export const serverJournal = async (api: Api, deploymentId: string): Promise<AgentEvent[]> => {
  const events: AgentEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.sequence ?? 0;
    const path = `/api/deployments/${deploymentId}/events?after=${after}&limit=1000`;
    const { items } = await api.request(deploymentEventsAnswer, "GET", path);
    if (items.length === 0) return events;
    events.push(...items);
  }
};
