import { settle } from "../behaviour/settle.ts";
import type { SigningKey } from "../entra/signing-key.ts";
import type { LabCore } from "../lab-core.ts";
import { takeFault } from "../operations/faults.ts";
import { beginRival } from "../operations/rival-writers.ts";
import type { Fault } from "../state/lab-entities.ts";
import { checkAccess } from "./access.ts";
import { requireApproval } from "./approval.ts";
import { authenticate } from "./authentication.ts";
import { answerBatch } from "./batch.ts";
import { GraphFailure, graphErrorBody } from "./errors.ts";
import type { GraphCaller, GraphRequest, GraphResponse } from "./exchange.ts";
import { createRouter } from "./router.ts";
import { graphRoutes } from "./routes.ts";
import { createThrottle } from "./throttling.ts";

/** One operation of Graph and its answer, as a listener sees it; members of a batch come one by one. */
export interface GraphExchange {
  readonly request: GraphRequest;
  /** Path in the notation of Microsoft's description; null when there is no such path. */
  readonly template: string | null;
  readonly response: GraphResponse;
  readonly inBatch: boolean;
}

/** The connection has to be cut instead of answering. */
export class ConnectionDropped extends Error {}

export interface GraphService {
  /** @throws ConnectionDropped when a fault wants it */
  handle(request: GraphRequest): Promise<GraphResponse>;
}

export function createGraphService(
  lab: LabCore,
  key: SigningKey,
  onExchange: (exchange: GraphExchange) => void,
): GraphService {
  const router = createRouter(graphRoutes);
  const throttle = createThrottle(lab);

  /** What the service itself does with a request, without faults. */
  const perform = (request: GraphRequest, caller: GraphCaller): GraphResponse =>
    lab.state.transaction(() => {
      const { route, parameters } = router.match(request);
      const counted = throttle.count(request, caller, route);
      checkAccess(caller, route);
      requireApproval(lab, request, caller, route);
      const response = route.handle({ ...request, lab, caller, parameters });
      return { ...response, headers: { ...counted, ...response.headers } };
    });

  const answer = (request: GraphRequest, work: () => GraphResponse): GraphResponse => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      const requestId = lab.newId();
      const body = graphErrorBody(lab, error, requestId, request.headers["client-request-id"] ?? requestId);
      return { status: error.status, headers: error.headers, body };
    }
  };

  const templateOf = (request: GraphRequest): string | null => {
    try {
      return router.match(request).route.path;
    } catch {
      return null;
    }
  };

  /** One operation, with the fault that was prepared for it. */
  const operate = async (request: GraphRequest, caller: () => GraphCaller, inBatch: boolean) => {
    settle(lab);
    const work = () => answer(request, () => perform(request, caller()));
    const response = await withFault(lab, request, work);
    onExchange({ request, template: templateOf(request), response, inBatch });
    return response;
  };

  return {
    handle: async (request) => {
      const caller = await callerOf(lab, key, request);
      if (request.path !== "/$batch") return operate(request, caller, false);
      const work = () => answer(request, () => ({ status: 200, body: caller() && null }));
      const refused = await withFault(lab, request, work);
      if (refused.status !== 200) return refused;
      try {
        return await answerBatch(request, (member) => operate(member, caller, true));
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        return answer(request, () => {
          throw error;
        });
      }
    },
  };
}

/** Verifies the token once; the failure is told where the answer is made. */
async function callerOf(lab: LabCore, key: SigningKey, request: GraphRequest): Promise<() => GraphCaller> {
  try {
    const caller = await authenticate(lab, key, request.headers.authorization);
    return () => caller;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

async function withFault(lab: LabCore, request: GraphRequest, work: () => GraphResponse): Promise<GraphResponse> {
  const fault = takeFault(lab, request.method, `/${request.version}${request.path}`);
  if (fault === null) return work();
  if (fault.delayMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMilliseconds));
  const finishRival = beginRival(lab, fault.rival);
  const response = performed(fault, work);
  finishRival();
  if (response !== null) return response;
  if (fault.outcome.kind !== "answer") throw new ConnectionDropped();
  const { status, headers, body } = fault.outcome;
  return { status, headers, body: body ?? defaultFaultBody(lab, status) };
}

/** What the service did of the request; null where it does not get to answer. */
function performed({ effect, outcome }: Fault, work: () => GraphResponse): GraphResponse | null {
  if (effect === "twice") work();
  if (outcome.kind === "pass") return work();
  if (effect !== "none") work();
  return null;
}

function defaultFaultBody(lab: LabCore, status: number): object {
  const codes: Record<number, string> = { 429: "TooManyRequests", 503: "ServiceUnavailable", 504: "GatewayTimeout" };
  const failure = new GraphFailure(status, codes[status] ?? "UnknownError", "A failure prepared in the tenant lab.");
  const id = lab.newId();
  return graphErrorBody(lab, failure, id, id);
}
