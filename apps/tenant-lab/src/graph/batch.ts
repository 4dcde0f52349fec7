import { isObject, type JsonObject, objectBody, textOf } from "./body.ts";
import { graphFailures } from "./errors.ts";
import type { GraphRequest, GraphResponse } from "./exchange.ts";

interface BatchMember {
  readonly id: string;
  readonly dependsOn: readonly string[];
  readonly request: GraphRequest;
}

const mostMembers = 20;

/**
 * Combines up to 20 requests in one. Microsoft Graph: "Combine multiple HTTP requests using JSON batching". The answers
 * may come in any order, so the lab gives them in the reverse one: a client has to go by their ids.
 *
 * @throws GraphFailure 400 for a batch that cannot be read
 */
export async function answerBatch(
  outer: GraphRequest,
  operate: (request: GraphRequest) => Promise<GraphResponse>,
): Promise<GraphResponse> {
  const members = readMembers(outer);
  const statuses = new Map<string, number>();
  const responses: object[] = [];
  for (const member of members) {
    const failed = member.dependsOn.some((id) => (statuses.get(id) ?? 400) >= 400);
    const response = failed ? failedDependency : await operate(member.request);
    statuses.set(member.id, response.status);
    responses.unshift(presentMember(member.id, response));
  }
  return { status: 200, body: { responses } };
}

const failedDependency: GraphResponse = {
  status: 424,
  body: { error: { code: "FailedDependency", message: "A request that this one depends on has failed." } },
};

function presentMember(id: string, response: GraphResponse): object {
  if (response.body === undefined) return { id, status: response.status, headers: { ...response.headers } };
  const headers = { "Content-Type": "application/json", ...response.headers };
  return { id, status: response.status, headers, body: response.body };
}

function readMembers(outer: GraphRequest): BatchMember[] {
  const requests = objectBody(outer.body).requests;
  if (outer.method !== "POST" || !Array.isArray(requests) || !requests.every(isObject) || requests.length === 0) {
    throw graphFailures.badRequest("Invalid batch payload format.");
  }
  if (requests.length > mostMembers) {
    throw graphFailures.badRequest(`Number of batch request steps exceeds the maximum value of ${mostMembers}.`);
  }
  const known = new Set<string>();
  return requests.map((entry) => {
    const member = readMember(outer, entry);
    if (known.has(member.id)) throw graphFailures.badRequest(`The request id '${member.id}' is used twice.`);
    if (!member.dependsOn.every((id) => known.has(id))) {
      throw graphFailures.badRequest(`Invalid dependsOn of the request '${member.id}'.`);
    }
    known.add(member.id);
    return member;
  });
}

function readMember(outer: GraphRequest, entry: JsonObject): BatchMember {
  const id = textOf(entry, "id");
  const method = textOf(entry, "method")?.toUpperCase();
  const url = textOf(entry, "url");
  if (!id || !method || !url) throw graphFailures.badRequest("A batch request needs id, method and url.");
  const headers = Object.fromEntries(
    Object.entries(isObject(entry.headers) ? entry.headers : {}).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
  if (entry.body !== undefined && !headers["content-type"]) {
    throw graphFailures.badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  const address = new URL(url.startsWith("/") ? url : `/${url}`, "http://member.invalid");
  const dependsOn = entry.dependsOn;
  return {
    id,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
    request: {
      version: outer.version,
      method,
      path: decodeURIComponent(address.pathname),
      query: address.searchParams,
      headers: { ...headers, authorization: outer.headers.authorization ?? "" },
      body: entry.body,
      baseUrl: outer.baseUrl,
    },
  };
}
