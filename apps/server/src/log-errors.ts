import { errorCatalogue, WindlassError } from "@windlass/protocol";

/** What a log line says of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
  readonly errors?: readonly LoggedError[];
  readonly [member: string]: unknown;
}

/** Members of errors that name a failure and hold nothing of a person or a device. */
const harmless = [
  "code",
  "status",
  "statusCode",
  "reason",
  "activityId",
  "errno",
  "syscall",
  "address",
  "port",
  "severity",
  "schema",
  "table",
  "column",
  "constraint",
  "routine",
] as const;

/** Longer chains of causes than this are circles. */
const deepest = 5;

/** What is personal or secret by its look, wherever it stands. None takes a quotation mark or a backslash: lines stay JSON. */
const masks: readonly (readonly [RegExp, string])[] = [
  // Tokens, then hardware hashes and other long base64; neither an id nor the path of a file looks like that.
  [/\beyJ[\w-]+(?:\.[\w-]+)+/gu, "(token)"],
  [/[A-Za-z0-9+/]{80,}={0,2}/gu, "(hash)"],
  // People's sign-in names.
  [/[\p{L}\p{N}.!#$%&*+^_`|~-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, "(address)"],
  // Addresses of Graph ask for devices and people by name.
  [/\b(https?:\/\/[^\s?#"'\\]+)[?#][^\s"'\\]*/gu, "$1?…"],
];

/** A sentence, or a whole line of the log, without what is personal or secret by its look. */
export const masked = (text: string): string =>
  masks.reduce((sofar, [pattern, word]) => sofar.replaceAll(pattern, word), text);

/**
 * A serial number looks like any other word, so sentences that may hold one are not quoted: our own name their object,
 * Intune's repeat what it was sent, PostgreSQL's and a parser's quote what they refuse. The code says the same without.
 */
const sentenceOf = (error: Error): string => {
  if (error instanceof WindlassError) return errorCatalogue[error.code].message;
  if (error.name === "GraphRefused") return "Microsoft Graph refused a request.";
  // PostgreSQL puts the value last, behind a colon; names of constraints and columns stand before it.
  if ("severity" in error) return error.message.replace(/: ".*$/su, ": …");
  if (error instanceof SyntaxError) return error.message.replaceAll(/"[^"]*"|'[^']*'/gu, "…");
  return error.message;
};

/** The calls alone: V8 begins a stack with the message. */
const callsOf = ({ stack, message }: Error): string | undefined => {
  if (!stack) return undefined;
  const at = message === "" ? -1 : stack.indexOf(message);
  const calls = at < 0 ? stack : stack.slice(at + message.length);
  return calls
    .split("\n")
    .filter((line) => /^\s+at /u.test(line))
    .join("\n");
};

const describe = (error: unknown, depth: number): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: "something else than an error was thrown" };
  const members = harmless.flatMap((name): [string, string | number][] => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "number" || typeof value === "string" ? [[name, value]] : [];
  });
  const stack = callsOf(error);
  const isDeepest = depth >= deepest;
  return {
    type: error.name,
    message: sentenceOf(error),
    ...Object.fromEntries(members),
    ...(error instanceof WindlassError && error.object && { object: { kind: error.object.kind, id: error.object.id } }),
    ...(stack && { stack }),
    ...(error.cause !== undefined && !isDeepest && { cause: describe(error.cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      !isDeepest && { errors: error.errors.map((one) => describe(one, depth + 1)) }),
  };
};

/** An error as the log tells it: what failed and where, without devices' and people's data (security rule 16). */
export const describeError = (error: unknown): LoggedError => describe(error, 0);
