/** What Graph or Intune said when it refused a request. */
export interface GraphProblem {
  readonly status: number;
  /** Graph's error code, for example `Authorization_RequestDenied`. */
  readonly code: string;
  /** The sentence for people; Intune's nested one where there is one. */
  readonly message: string;
  /** Intune's activity id or Graph's request id, for Microsoft's support. */
  readonly activityId: string | null;
  readonly retryAfterMilliseconds: number | null;
  /** Multi Admin Approval's code of a request that was filed instead of carried out; null and left out mean none. */
  readonly approvalCode?: string | null;
}

/** A request that Graph answered with an error, or that got no answer at all (`status` 0). */
export class GraphRefused extends Error implements GraphProblem {
  readonly status: number;
  readonly code: string;
  readonly activityId: string | null;
  readonly retryAfterMilliseconds: number | null;
  readonly approvalCode: string | null;

  constructor(problem: GraphProblem, cause?: unknown) {
    super(problem.message, { cause });
    this.name = "GraphRefused";
    this.status = problem.status;
    this.code = problem.code;
    this.activityId = problem.activityId;
    this.retryAfterMilliseconds = problem.retryAfterMilliseconds;
    this.approvalCode = problem.approvalCode ?? null;
  }

  /** Whether waiting can help: throttled, busy or not reached. */
  get temporary(): boolean {
    return isTemporaryStatus(this.status);
  }
}

/** No answer (0), throttled, or a server that is busy or failed in passing. */
export const isTemporaryStatus = (status: number): boolean => [0, 408, 429, 500, 502, 503, 504].includes(status);

/** `Retry-After` in seconds (Graph sends fractions at times) or as an HTTP date. */
export const retryAfterOf = (header: string | null | undefined, now: number): number | null => {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const textField = (value: unknown, name: string): string | null => {
  const found = field(value, name);
  return typeof found === "string" && found !== "" ? found : null;
};

/** Intune repeats a hardware hash it cannot read in its sentence; hashes are personal data and stay out of messages. */
const withoutHashes = (message: string): string => message.replaceAll(/[A-Za-z0-9+/]{100,}={0,2}/gu, "…");

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Proxies drop unknown headers at times; the sentence repeats the approval code. */
const codeInSentence = (message: string): string | null =>
  /x-msft-approval-code\W{1,6}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/iu.exec(message)?.[1] ?? null;

/**
 * Reads an error answer. Intune puts JSON of its own into `error.message`, so that is parsed a second time; the
 * sentence ends before " - Operation ID", the activity id follows.
 */
export const problemOf = (
  status: number,
  body: unknown,
  retryAfterMilliseconds: number | null,
  approvalCode: string | null = null,
): GraphProblem => {
  const error = field(body, "error");
  const outer = textField(error, "message") ?? `Microsoft Graph answered HTTP ${status}.`;
  const nested = outer.startsWith("{") ? textField(parse(outer), "Message") : null;
  const sentence = nested?.split(/\s+-\s+Operation ID/u)[0] ?? outer;
  const activity = /Activity ID: ([0-9a-f-]{36})/iu.exec(nested ?? outer)?.[1];
  const inner = field(error, "innerError") ?? field(error, "innererror");
  const filedAs = approvalCode ?? codeInSentence(outer);
  return {
    status,
    code: textField(error, "code") ?? "unknown",
    message: withoutHashes(sentence),
    activityId: activity ?? textField(inner, "request-id"),
    retryAfterMilliseconds,
    ...(filedAs !== null && { approvalCode: filedAs }),
  };
};
