import type { CloudEndpoints } from "../entra/endpoints.ts";
import type { Fetch } from "../entra/msal-network.ts";
import type { TokenSource } from "../entra/tokens.ts";
import { GraphRefused, isTemporaryStatus, problemOf, retryAfterOf } from "./graph-refused.ts";
import type { RequestBudget } from "./request-budget.ts";
import { type RequestWeight, weightOf } from "./request-weight.ts";
import { backoff, type GraphTiming } from "./timing.ts";

export type GraphVersion = "v1.0" | "beta";

export interface GraphRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path below the version, beginning with a slash, with its query. */
  readonly path: string;
  readonly body?: unknown;
  /** Beside those that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether sending it twice does no harm, so that a lost answer may be followed by another attempt. GET, PATCH and
   * DELETE are; a POST only where it says so.
   */
  readonly repeatable?: boolean;
  /** What it counts for against the limits; a `$batch` counts as its members. */
  readonly weight?: RequestWeight;
}

export interface GraphAnswer {
  readonly status: number;
  /** Parsed JSON; null where there was none. */
  readonly body: unknown;
}

export interface GraphClientSettings {
  readonly endpoints: CloudEndpoints;
  readonly tokens: TokenSource;
  readonly fetch: Fetch;
  readonly timing: GraphTiming;
  readonly budget: RequestBudget;
  /** Gives a fresh UUID for `client-request-id`. */
  readonly newId: () => string;
  /** Attempts for one request before its failure is passed on. */
  readonly attempts?: number;
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMilliseconds?: number;
  /** Longest wait between attempts, in milliseconds; where more is asked for, the refusal is passed on. */
  readonly longestWaitMilliseconds?: number;
}

/** Sends requests to one tenant's Graph with retries. */
export interface GraphClient {
  readonly timing: GraphTiming;
  /** Base of the absolute links that Graph gives for the next page. */
  readonly graphUrl: string;
  /** Longest wait before another attempt, in milliseconds. */
  readonly longestWaitMilliseconds: number;
  /** Writes to Intune that would not have to wait. */
  readonly writesAvailable: () => number;
  /** The throttled members of a `$batch` asked for a pause. */
  readonly pause: (weight: RequestWeight, milliseconds: number) => void;
  /** @throws GraphRefused (also where nothing answered), TokenRefused */
  readonly send: (request: GraphRequest, version?: GraphVersion) => Promise<GraphAnswer>;
}

const parseBody = (text: string): unknown => {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A thin client over fetch: retries what may be retried, honours Retry-After, renews a token that Graph refuses once. */
export const createGraphClient = (settings: GraphClientSettings): GraphClient => {
  const { endpoints, tokens, fetch, timing, budget, newId, attempts = 5 } = settings;
  const { timeoutMilliseconds = 60_000, longestWaitMilliseconds = 90_000 } = settings;

  const attempt = async (request: GraphRequest, version: GraphVersion, renew: boolean): Promise<GraphAnswer> => {
    const token = await tokens.token(renew);
    const weight = weightOf(request);
    await budget.take(weight);
    const hasBody = request.body !== undefined;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${endpoints.graphUrl}/${version}${request.path}`, {
        method: request.method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/json",
          "client-request-id": newId(),
          ...(hasBody && { "content-type": "application/json" }),
          ...request.headers,
        },
        ...(hasBody && { body: JSON.stringify(request.body) }),
        signal: AbortSignal.timeout(timeoutMilliseconds),
        // A redirect would carry the token to wherever it points.
        redirect: "error",
      });
      text = await response.text();
    } catch (error) {
      const message = `Microsoft Graph could not be reached: ${error instanceof Error ? error.message : String(error)}`;
      throw new GraphRefused(
        { status: 0, code: "unreachable", message, activityId: null, retryAfterMilliseconds: null },
        error,
      );
    }
    const body = parseBody(text);
    const used = Number(response.headers.get("x-ms-throttle-limit-percentage"));
    if (used > 0) budget.noteUse(weight, used);
    if (response.ok) return { status: response.status, body };
    const retryAfter = retryAfterOf(response.headers.get("retry-after"), timing.now());
    // Everything else of this app would be refused, too, and be counted against it.
    if (response.status === 429 && retryAfter !== null) budget.pause(weight, retryAfter);
    throw new GraphRefused(problemOf(response.status, body, retryAfter, response.headers.get("x-msft-approval-code")));
  };

  const mayRepeat = (request: GraphRequest, status: number): boolean => {
    // A throttled request was not carried out, whatever it was.
    if (status === 429) return true;
    return isTemporaryStatus(status) && (request.repeatable ?? request.method !== "POST");
  };

  const send = async (request: GraphRequest, version: GraphVersion = "v1.0"): Promise<GraphAnswer> => {
    let renewed = false;
    for (let count = 1; ; count += 1) {
      try {
        return await attempt(request, version, renewed && count === 2);
      } catch (error) {
        if (!(error instanceof GraphRefused) || count >= attempts) throw error;
        if (error.status === 401 && !renewed) {
          renewed = true;
          continue;
        }
        if (!mayRepeat(request, error.status)) throw error;
        const wait = backoff(count, error.retryAfterMilliseconds, timing.random);
        if (wait > longestWaitMilliseconds) throw error;
        await timing.sleep(wait);
      }
    }
  };

  return {
    timing,
    graphUrl: endpoints.graphUrl,
    longestWaitMilliseconds,
    writesAvailable: () => budget.available("intuneWrites"),
    pause: budget.pause,
    send,
  };
};
