import { type GraphClient } from "../src/graph/client.ts";

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
/** Starts scripted Graphs for the tests of a file and closes them after each test. */
export declare const useScriptedGraphs: () => (script: Script) => Promise<ScriptedGraph>;
