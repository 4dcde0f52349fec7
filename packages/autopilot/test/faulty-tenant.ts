import { createGraphClient, type GraphClient } from "../src/graph/client.ts";
import { createRequestBudget } from "../src/graph/request-budget.ts";
import type { GraphTiming } from "../src/graph/timing.ts";

/** What goes wrong with one request. */
export type Fault =
  | "none"
  /** Carried out, and the answer lost. */
  | "lost-answer"
  /** Never carried out. */
  | "not-delivered"
  /** Carried out twice. */
  | "delivered-twice"
  | "throttled"
  | "unavailable"
  | "forbidden"
  | "slow";

interface ImportRecord {
  readonly id: string;
  readonly importId: string;
  readonly serialNumber: string;
  readonly groupTag: string;
  readonly at: number;
  status: "unknown" | "complete" | "error";
  error: string;
  registrationId: string;
}

interface Device {
  readonly id: string;
  readonly serialNumber: string;
  groupTag: string;
  displayName: string;
  taggedAt: number;
}

/** A time that is nothing to this tenant and something to a registration, in milliseconds. */
const importTakes = 40_000;
/** Until an import that was taken shows in lists. */
const listingTakes = 10_000;
const groupTakes = 120_000;
const profileTakes = 240_000;

export const group = { id: "b0c1d2e3-0000-4000-8000-000000000001", tag: "OD-FINANCE" };
const profile = { id: "profile-1", displayName: "Finance" };

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const refusal = (status: number, code: string): Answer => ({ status, body: { error: { code, message: code } } });
const textOf = (value: unknown, name: string): string => {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === "string" ? found : "";
};
const listOf = (value: unknown, name: string): unknown[] => {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return Array.isArray(found) ? found : [];
};

/**
 * A tenant in memory that behaves as the real one where it matters here: imports take their time, a device is known once,
 * a tag travels to Entra, the group and the profile follow. Faults come from outside, one for each request.
 */
export class FaultyTenant {
  readonly imports = new Map<string, ImportRecord>();
  readonly devices = new Map<string, Device>();
  /** Serial numbers that were imported while an import of the same device was still under way. */
  readonly importedTwiceAtOnce: string[] = [];
  now = Date.parse("2026-11-23T10:00:00Z");
  nextFault: () => Fault = () => "none";
  #count = 0;

  readonly timing: GraphTiming = {
    now: () => this.now,
    random: () => 0,
    sleep: async (milliseconds) => {
      this.now += milliseconds;
    },
  };

  client(): GraphClient {
    const url = "https://graph.invalid";
    return createGraphClient({
      endpoints: { authorityUrl: url, graphUrl: url },
      tokens: { token: async () => "token" },
      fetch: (address, init) => this.#receive(String(address).slice(url.length), init?.method ?? "GET", init?.body),
      timing: this.timing,
      budget: createRequestBudget(this.timing),
      newId: () => this.#id("request"),
    });
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }

  async #receive(path: string, method: string, text: unknown): Promise<Response> {
    const body: unknown = typeof text === "string" ? JSON.parse(text) : null;
    const fault = this.nextFault();
    const perform = () => this.#perform(path, method, body);
    if (fault === "slow") this.now += 45_000;
    if (fault === "not-delivered") throw new Error("connection reset");
    if (fault === "throttled") return this.#respond(refusal(429, "TooManyRequests"), { "retry-after": "2.5" });
    if (fault === "unavailable") return this.#respond(refusal(503, "ServiceUnavailable"));
    if (fault === "forbidden") return this.#respond(refusal(403, "Forbidden"));
    const answer = perform();
    if (fault === "delivered-twice") perform();
    if (fault === "lost-answer") throw new Error("connection reset");
    return this.#respond(answer);
  }

  #respond({ status, body }: Answer, headers: Record<string, string> = {}): Response {
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  }

  #settle(): void {
    for (const record of this.imports.values()) {
      if (record.status !== "unknown" || this.now < record.at + importTakes) continue;
      const known = [...this.devices.values()].find(({ serialNumber }) => serialNumber === record.serialNumber);
      if (known) Object.assign(record, { status: "error", error: "ZtdDeviceAlreadyAssigned" });
      else {
        const device = {
          id: this.#id("device"),
          serialNumber: record.serialNumber,
          groupTag: record.groupTag,
          displayName: "",
          taggedAt: record.at + importTakes,
        };
        this.devices.set(device.id, device);
        Object.assign(record, { status: "complete", registrationId: device.id });
      }
    }
  }

  #inGroup({ groupTag, taggedAt }: Device): boolean {
    return groupTag === group.tag && this.now >= taggedAt + groupTakes;
  }

  #presentDevice(device: Device, expanded: boolean): object {
    const given = device.groupTag === group.tag && this.now >= device.taggedAt + groupTakes + profileTakes;
    return {
      id: device.id,
      serialNumber: device.serialNumber,
      groupTag: device.groupTag,
      displayName: device.displayName,
      azureActiveDirectoryDeviceId: `entra-${device.id}`,
      enrollmentState: "notContacted",
      deploymentProfileAssignmentStatus: given ? "assignedInSync" : "notAssigned",
      deploymentProfileAssignedDateTime: given ? "2026-11-23T10:05:00Z" : "0001-01-01T00:00:00Z",
      ...(expanded && { deploymentProfile: given ? profile : null, intendedDeploymentProfile: given ? profile : null }),
    };
  }

  #presentEntra(device: Device): object {
    return {
      id: `object-${device.id}`,
      deviceId: `entra-${device.id}`,
      physicalIds: [`[ZTDID]:${device.id}`, `[OrderId]:${device.groupTag}`],
      memberOf: this.#inGroup(device) ? [{ id: group.id }] : [],
    };
  }

  #perform(address: string, method: string, body: unknown): Answer {
    this.#settle();
    const { pathname, searchParams } = new URL(address, "https://graph.invalid");
    const path = decodeURIComponent(pathname).replace(/^\/(v1\.0|beta)/u, "");
    if (path === "/$batch") {
      const responses = listOf(body, "requests").map((member) => {
        const version = pathname.slice(0, pathname.lastIndexOf("/"));
        const content: unknown = typeof member === "object" && member !== null ? Reflect.get(member, "body") : null;
        const answer = this.#perform(`${version}${textOf(member, "url")}`, textOf(member, "method"), content);
        return { id: textOf(member, "id"), ...answer };
      });
      return ok({ responses });
    }
    if (path.endsWith("/import")) return this.#import(body);
    const [, item] = /^\/deviceManagement\/importedWindowsAutopilotDeviceIdentities(?:\/(.+))?$/u.exec(path) ?? [];
    if (path.startsWith("/deviceManagement/importedWindows")) return this.#imports(method, item, searchParams);
    if (path.startsWith("/deviceManagement/windowsAutopilotDeviceIdentities"))
      return this.#autopilotDevices(path, method, body, searchParams);
    if (path.endsWith("/assignments"))
      return ok({
        value: [{ target: { "@odata.type": "#microsoft.graph.groupAssignmentTarget", groupId: group.id } }],
      });
    if (path.endsWith("/assignedDevices")) return ok({ value: [...this.devices.values()] });
    if (path.startsWith("/deviceManagement/windowsAutopilotDeploymentProfiles")) return ok({ value: [profile] });
    const named = /^\/devices\(deviceId='entra-(.+)'\)$/u.exec(path)?.[1];
    const device = named === undefined ? undefined : this.devices.get(named);
    if (device) return ok(this.#presentEntra(device));
    if (path === "/devices") return ok({ value: [...this.devices.values()].map((one) => this.#presentEntra(one)) });
    return refusal(404, "NotFound");
  }

  #import(body: unknown): Answer {
    const value = listOf(body, "importedWindowsAutopilotDeviceIdentities").map((entry) => {
      const serialNumber = textOf(entry, "serialNumber");
      for (const one of this.imports.values())
        if (one.serialNumber === serialNumber && one.status === "unknown") this.importedTwiceAtOnce.push(serialNumber);
      const record: ImportRecord = {
        id: this.#id("import"),
        importId: textOf(entry, "importId"),
        serialNumber,
        groupTag: textOf(entry, "groupTag"),
        at: this.now,
        status: "unknown",
        error: "",
        registrationId: "",
      };
      this.imports.set(record.id, record);
      return this.#presentImport(record);
    });
    return ok({ value });
  }

  #presentImport(record: ImportRecord): object {
    return {
      id: record.id,
      importId: record.importId,
      serialNumber: record.serialNumber,
      state: {
        deviceImportStatus: record.status,
        deviceRegistrationId: record.registrationId,
        deviceErrorName: record.error,
      },
    };
  }

  #imports(method: string, id: string | undefined, query: URLSearchParams): Answer {
    if (method === "DELETE" && id !== undefined) {
      return this.imports.delete(id) ? { status: 204 } : refusal(404, "NotFound");
    }
    const wanted = /^importId eq '(.+)'$/u.exec(query.get("$filter") ?? "")?.[1];
    const records = [...this.imports.values()].filter(
      ({ importId, at }) => this.now >= at + listingTakes && (wanted === undefined || importId === wanted),
    );
    return ok({ value: records.map((record) => this.#presentImport(record)) });
  }

  #autopilotDevices(path: string, method: string, body: unknown, query: URLSearchParams): Answer {
    const [, id = "", action] = /Identities(?:\/([^/]+))?(?:\/(.+))?$/u.exec(path) ?? [];
    const device = this.devices.get(id);
    if (action === "updateDeviceProperties" && method === "POST") {
      if (!device) return refusal(404, "NotFound");
      const groupTag = textOf(body, "groupTag");
      const taggedAt = groupTag === device.groupTag ? device.taggedAt : this.now;
      Object.assign(device, { groupTag, displayName: textOf(body, "displayName"), taggedAt });
      return { status: 204 };
    }
    if (id !== "") return device ? ok(this.#presentDevice(device, query.has("$expand"))) : refusal(404, "NotFound");
    const wanted = /^contains\(serialNumber,'(.+)'\)$/u.exec(query.get("$filter") ?? "")?.[1] ?? "";
    const found = [...this.devices.values()].filter(({ serialNumber }) => serialNumber.includes(wanted));
    return ok({ value: found.map((one) => this.#presentDevice(one, false)) });
  }
}
