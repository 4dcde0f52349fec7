import { createManualClock, type LabClock } from "../src/clock.ts";
import { startTenantLab, type TenantLab, type TenantLabOptions } from "../src/index.ts";
import type { SampleTenant } from "../src/seed.ts";

/** Start of the tests' time. */
export const start = Date.parse("2026-11-23T09:00:00Z");

export const second = 1000;
export const minute = 60 * second;

export interface Running extends TenantLab {
  readonly sample: SampleTenant;
  readonly clock: LabClock;
}

/** A lab with the sample tenant and a clock that stands still. */
export async function startSample(options: TenantLabOptions = {}): Promise<Running> {
  const clock = createManualClock(start);
  const running = await startTenantLab({ seed: true, clock, ...options });
  if (running.sample === null) throw new Error("no sample tenant");
  return { ...running, sample: running.sample, clock };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** JSON as it comes; tests look into it. */
export type Json = Record<string, unknown> & {
  value?: Record<string, unknown>[];
  error?: { code: string; message: string };
};

export async function send(url: string, method: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === "" ? {} : JSON.parse(text)) as Json };
}

/** Asks for a token with the sample's values, or with others. */
export async function askToken(
  { url, sample }: Running,
  change: { tenant?: string; form?: Record<string, string | undefined>; headers?: Record<string, string> } = {},
) {
  const form = {
    client_id: sample.clientId,
    client_secret: sample.clientSecret,
    scope: "https://graph.microsoft.com/.default",
    grant_type: "client_credentials",
    ...change.form,
  };
  const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const response = await fetch(`${url}/${change.tenant ?? sample.tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams(given),
    headers: change.headers ?? {},
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

export type Graph = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** A caller with a token of the sample application (or another one of its tenant). */
export async function signIn(running: Running, form: Record<string, string> = {}, tenant?: string): Promise<Graph> {
  const { body } = await askToken(running, { form, ...(tenant === undefined ? {} : { tenant }) });
  const authorization = `Bearer ${String(body.access_token)}`;
  return (method, path, content, headers) =>
    send(`${running.url}${path}`, method, content, { authorization, ...headers });
}

export const imported = "/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities";
export const registered = "/deviceManagement/windowsAutopilotDeviceIdentities";

/** Imports one device of the sample group and answers the id of its import record. */
export async function importDevice(running: Running, graph: Graph, serialNumber: string, groupTag = "OD-FINANCE") {
  const { status, body } = await graph("POST", `${imported}/import`, {
    importedWindowsAutopilotDeviceIdentities: [
      {
        serialNumber,
        groupTag,
        importId: crypto.randomUUID(),
        hardwareIdentifier: running.lab.makeHardwareHash({ serialNumber }),
      },
    ],
  });
  if (status !== 200) throw new Error(`import answered ${status}`);
  return String(body.value?.[0]?.id);
}

const commandLineTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

/** A caller that acts for a person of the sample tenant (`admin`, `intune`, `user` …), signed in by code. */
export async function signInPerson(running: Running, name: string, scopes: readonly string[]): Promise<Graph> {
  const { url, sample, lab } = running;
  const ask = async (endpoint: string, form: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: commandLineTools, ...form });
    return (await (
      await fetch(`${url}/${sample.tenantId}/oauth2/v2.0/${endpoint}`, { method: "POST", body })
    ).json()) as Json;
  };
  const scope = scopes.map((one) => `https://graph.microsoft.com/${one}`).join(" ");
  const { user_code, device_code } = await ask("devicecode", { scope });
  lab.signIn(String(user_code), `${name}@${sample.domain}`);
  const { access_token } = await ask("token", {
    grant_type: "urn:ietf:params:oauth:grant-type:device_code",
    device_code: String(device_code),
  });
  return (method, path, body, headers) =>
    send(`${url}${path}`, method, body, { authorization: `Bearer ${access_token}`, ...headers });
}
