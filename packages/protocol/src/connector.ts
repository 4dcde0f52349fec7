import { z } from "zod";
import { publicKey } from "./agent/sessions.ts";
import { computerAccountName, domainName, organisationalUnitPath } from "./build/joining.ts";
import { toldError } from "./errors/windlass-error.ts";
import { displayName, identifier, instant, listQuery } from "./values.ts";

/** A connector is a command that runs on a member of a domain and makes computer accounts there: nothing else. */

/** Header that names the connector whose key signed a request; the proof's own headers are an agent's. */
export const connectorHeader = "windlass-connector";

/**
 * waiting → taken (by a connector, under a lease) → made → given (to the device) → used (written, and wiped here); or failed,
 * or withdrawn with its deployment.
 */
export const computerAccountState = z.enum(["waiting", "taken", "made", "given", "used", "failed", "withdrawn"]);
export type ComputerAccountState = z.infer<typeof computerAccountState>;

/** Given once, in the command that enrols; 256 random bits. */
export const connectorCode = z.string().trim().min(20).max(100);

/** `POST /connector/v1/enrolment`, signed with the key that it names. */
export const enrolConnectorRequest = z.object({
  publicKey,
  code: connectorCode,
  /** What its computer calls itself: a claim, shown to people. */
  computer: z.string().trim().min(1).max(255),
  version: z.string().max(40),
});
export type EnrolConnectorRequest = z.infer<typeof enrolConnectorRequest>;

export const enrolledConnector = z.object({ connectorId: identifier, name: z.string(), domain: domainName });
export type EnrolledConnector = z.infer<typeof enrolledConnector>;

/** One account to be made. */
export const connectorWork = z.object({
  id: identifier,
  attempt: z.number().int().positive(),
  domain: domainName,
  computerName: computerAccountName,
  organisationalUnit: organisationalUnitPath.nullable(),
  /** Windlass made an account of this name for this device before: it is taken over. Any other is not. */
  reuse: z.boolean(),
  /** How long djoin may take: less than the lease. */
  timeoutSeconds: z.number().int().positive(),
});
export type ConnectorWork = z.infer<typeof connectorWork>;

/** `POST /connector/v1/work`. */
export const connectorWorkRequest = z.object({
  /** The first since the command began: what it had taken before was interrupted, and is taken anew. */
  fresh: z.boolean().default(false),
});

/** Answer to it. */
export const connectorWorkAnswer = z.object({
  work: connectorWork.nullable(),
  pollAfterSeconds: z.number().positive(),
});

/** What `djoin /provision` writes, in one line: a few thousand characters of Base64, more with certificates. */
export const computerAccountBlob = z
  .string()
  .min(12)
  .max(60_000)
  .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, "expected Base64 in one line");

/** Why there is no account: how djoin ended, or what was wrong before or after it ran. */
export const connectorProblem = z.discriminatedUnion("kind", [
  /** A Win32 or NetAPI error, as djoin tells it. */
  z.object({ kind: z.literal("exit-code"), code: z.number().int().min(0).max(0xffffffff) }),
  z.object({ kind: z.enum(["timed-out", "not-started", "file-missing", "file-unreadable", "name-refused"]) }),
]);
export type ConnectorProblem = z.infer<typeof connectorProblem>;

/** `POST /connector/v1/work/{accountId}/result`; repeating it is harmless. */
export const connectorResult = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("made"), attempt: z.number().int().positive(), blob: computerAccountBlob }),
  z.object({ outcome: z.literal("failed"), attempt: z.number().int().positive(), problem: connectorProblem }),
]);
export type ConnectorResult = z.infer<typeof connectorResult>;

/** `living`: heard of in the last minutes. */
export const connectorState = z.enum(["not-enrolled", "code-expired", "living", "away", "revoked"]);
export type ConnectorState = z.infer<typeof connectorState>;

export const connectorView = z.object({
  id: identifier,
  organisationId: identifier,
  name: z.string(),
  domain: z.string(),
  state: connectorState,
  /** What its computer calls itself; null: not enrolled yet. */
  computer: z.string().nullable(),
  version: z.string().nullable(),
  createdAt: instant,
  createdBy: z.string(),
  codeExpiresAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  revokedAt: instant.nullable(),
  /** Accounts that it made. */
  made: z.number().int().nonnegative(),
  lastMadeAt: instant.nullable(),
});
export type ConnectorView = z.infer<typeof connectorView>;

export const connectorDefinition = z.object({ name: displayName, domain: domainName });
export type ConnectorDefinition = z.infer<typeof connectorDefinition>;
export const connectorCreate = z.object({ organisationId: identifier, definition: connectorDefinition });
export type ConnectorCreate = z.infer<typeof connectorCreate>;
/** With the code, which is shown once and kept nowhere. */
export const connectorCreated = z.object({ connector: connectorView, code: z.string() });
export type ConnectorCreated = z.infer<typeof connectorCreated>;
export const connectorQuery = listQuery.omit({ search: true });
export type ConnectorQuery = z.infer<typeof connectorQuery>;

/** A deployment's computer account, as people see it. */
export const computerAccountView = z.object({
  state: computerAccountState,
  domain: z.string(),
  computerName: z.string(),
  organisationalUnit: z.string().nullable(),
  reuse: z.boolean(),
  attempts: z.number().int().nonnegative(),
  /** Who makes or made it. */
  connector: z.string().nullable(),
  /** What is waited for, or what became of it. */
  says: z.string(),
  failure: toldError.nullable(),
  requestedAt: instant,
  madeAt: instant.nullable(),
  usedAt: instant.nullable(),
});
export type ComputerAccountView = z.infer<typeof computerAccountView>;
