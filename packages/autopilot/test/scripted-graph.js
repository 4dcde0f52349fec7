import { createServer } from "node:http";
import { afterEach } from "vitest";
import { createGraphClient } from "../src/graph/client.js";
import { createRequestBudget } from "../src/graph/request-budget.js";

/** A real HTTP server that answers from a function, and a client of ours before it whose clock moves only by sleeping. */
const startScriptedGraph = async (script) => {
  const received = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const body = text === "" ? null : JSON.parse(text);
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
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const slept = [];
  const tokens = [];
  let now = Date.parse("2026-11-23T10:00:00Z");
  const timing = {
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
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { client, received, slept, tokens, url, close };
};
/** Starts scripted Graphs for the tests of a file and closes them after each test. */
export const useScriptedGraphs = () => {
  const graphs = [];
  afterEach(async () => {
    for (const graph of graphs.splice(0)) await graph.close();
  });
  return async (script) => {
    const graph = await startScriptedGraph(script);
    graphs.push(graph);
    return graph;
  };
};
