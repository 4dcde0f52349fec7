import { createServer } from "node:http";
import { afterEach } from "vitest";
import { createGraphClient, type GraphClient } from "../src/graph/client.ts";
import { createRequestBudget } from "../src/graph/request-budget.ts";
import type { GraphTiming } from "../src/graph/timing.ts";

/** One request as the scripted Graph received it. */
interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** One answer of the script; `hangUp` closes the connection without answering. */
interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly hangUp?: boolean;
}

type Script = (request: ReceivedRequest, count: number) => ScriptedAnswer;

interface ScriptedGraph {
  readonly client: GraphClient;
  readonly received: ReceivedRequest[];
  /** Milliseconds that the client slept, one entry a sleep. */
  readonly slept: number[];
  /** `renew` of each token that was asked for. */
  readonly tokens: boolean[];
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A real HTTP server that answers from a function, and a client of ours before it whose clock moves only by sleeping. */
const startScriptedGraph = async (script: Script): Promise<ScriptedGraph> => {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const body: unknown = text === "" ? null : JSON.parse(text);
    const entry = { method: request.method ?? "", path: request.url ?? "", body, headers: request.headers };
    received.push(entry);
    const answer = script(entry, received.length);
    if (answer.hangUp) {
      response.destroy();
      return;
    }
    response
      .writeHead(answer.status ?? 200, answer.headers)
      .end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const slept: number[] = [];
  const tokens: boolean[] = [];
  let now = Date.parse("2026-11-23T10:00:00Z");
  const timing: GraphTiming = {
    now: () => now,
    random: () => 0,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
  const client = createGraphClient({
    endpoints: { authorityUrl: url, graphUrl: url },
    tokens: {
      token: async (renew = false) => {
        tokens.push(renew);
        return "token";
      },
    },
    fetch,
    timing,
    budget: createRequestBudget(timing),
    newId: () => "5f1c7a52-0000-4000-8000-000000000001",
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { client, received, slept, tokens, url, close };
};

/** Starts scripted Graphs for the tests of a file and closes them after each test. */
export const useScriptedGraphs = (): ((script: Script) => Promise<ScriptedGraph>) => {
  const graphs: ScriptedGraph[] = [];
  afterEach(async () => {
    for (const graph of graphs.splice(0)) await graph.close();
  });
  return async (script) => {
    const graph = await startScriptedGraph(script);
    graphs.push(graph);
    return graph;
  };
};
