import type { DirectoryRole } from "../entra/directory-roles.ts";
import type { LabCore } from "../lab-core.ts";

export type GraphVersion = "v1.0" | "beta";

/** Who calls, as the token tells. */
export interface GraphCaller {
  readonly tenantId: string;
  readonly applicationId: string;
  /** Object id of the application's service principal, or of the signed-in user: who owns what is made. */
  readonly principalId: string;
  /** Permissions: the application's own, or those that it has on behalf of the signed-in user. */
  readonly roles: readonly string[];
  /** Who signed in; null when the application acts by itself. */
  readonly user: { readonly id: string; readonly directoryRoles: readonly DirectoryRole[] } | null;
}

/** One request to Graph: from the network or out of a batch. */
export interface GraphRequest {
  readonly version: GraphVersion;
  readonly method: string;
  /** Below the version, decoded, beginning with a slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Scheme, host and version under which the caller reached the lab; next links are made of it. */
  readonly baseUrl: string;
}

export interface GraphResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a handler works on. */
export interface GraphCall extends GraphRequest {
  readonly lab: LabCore;
  readonly caller: GraphCaller;
  /** Values of the path's placeholders. */
  readonly parameters: Readonly<Record<string, string>>;
}

type GraphArea = "intune" | "directory";

/** One operation of Graph that the lab has. */
export interface GraphRoute {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** In the notation of Microsoft's OpenAPI description. */
  readonly path: string;
  readonly versions: readonly GraphVersion[];
  readonly area: GraphArea;
  /** Permissions of which one is enough; null leaves it to the handler. */
  readonly permissions: readonly string[] | null;
  /** Directory roles of which a signed-in user needs one; null: none. The area's usual ones when left out. */
  readonly directoryRoles?: readonly DirectoryRole[] | null;
  /** Answers signed-in users only. */
  readonly delegatedOnly?: boolean;
  /** Resource units of the identity set; 1 when left out. */
  readonly units?: number;
  readonly handle: (call: GraphCall) => GraphResponse;
}

export const bothVersions: readonly GraphVersion[] = ["v1.0", "beta"];
export const betaOnly: readonly GraphVersion[] = ["beta"];

export const noContent: GraphResponse = { status: 204 };

/** Context address of an answer's metadata, as Graph always names its own host there. */
export function contextOf(call: GraphRequest, fragment: string): string {
  return `https://graph.microsoft.com/${call.version}/$metadata#${fragment}`;
}

/** ISO 8601 as Graph writes instants: no milliseconds. Null stands for "never", which Intune writes as year 1. */
export function graphInstant(milliseconds: number | null): string {
  if (milliseconds === null) return "0001-01-01T00:00:00Z";
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export function parameter(call: GraphCall, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}
