import type { Fetch } from "@windlass/autopilot";
import { z } from "zod";
import type { VirtualClock } from "../support/virtual-clock.ts";
import { hardwareHashOf } from "./hardware-hash.ts";
import type { BenchLab } from "./lab.ts";

/**
 * The request pattern of the usual community script, run by one person for a list of devices: one POST a device, the
 * whole list of imports every 30 s until all are through, a fixed wait of 750 s for the synchronisation, then one read a
 * device every 30 s until each has its profile. It retries a 429 as Microsoft's PowerShell module does: three times,
 * after the time asked for. Import records are removed one by one.
 */

const second = 1000;
const listEvery = 30 * second;
const fixedWait = 750 * second;
const attempts = 4;

const page = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  "@odata.nextLink": z.string().optional(),
});
const importRecord = z.object({
  id: z.string(),
  serialNumber: z.string(),
  state: z.object({ deviceImportStatus: z.string(), deviceRegistrationId: z.string() }),
});
const device = z.object({
  deploymentProfileAssignmentStatus: z.string(),
  deploymentProfileAssignedDateTime: z.string().nullable(),
});
const token = z.object({ access_token: z.string(), expires_in: z.number() });

const imports = "/deviceManagement/importedWindowsAutopilotDeviceIdentities";

export const runCommunityScript = async (
  lab: BenchLab,
  clock: VirtualClock,
  fetch: Fetch,
  serialNumbers: readonly string[],
): Promise<Map<string, number>> => {
  let bearer = { value: "", until: 0 };

  const signIn = async (): Promise<string> => {
    if (clock.now() < bearer.until) return bearer.value;
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: lab.clientId,
      client_secret: lab.clientSecret,
      scope: "https://graph.microsoft.com/.default",
    });
    const answer = await fetch(`${lab.url}/${lab.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    });
    const { access_token, expires_in } = token.parse(await answer.json());
    bearer = { value: access_token, until: clock.now() + (expires_in - 300) * second };
    return access_token;
  };

  const send = async (method: string, url: string, body?: unknown): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      const authorization = `Bearer ${await signIn()}`;
      const answer = await fetch(url, {
        method,
        headers: { authorization, ...(body !== undefined && { "content-type": "application/json" }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (answer.ok) return answer.status === 204 ? null : await answer.json();
      if (answer.status !== 429 || attempt >= attempts) throw new Error(`${method} ${url} answered ${answer.status}`);
      await clock.sleep(Number(answer.headers.get("retry-after") ?? 10) * second);
    }
  };

  const readAll = async (path: string): Promise<unknown[]> => {
    const all: unknown[] = [];
    for (let url: string | undefined = `${lab.url}/v1.0${path}`; url; ) {
      const { value, "@odata.nextLink": next } = page.parse(await send("GET", url));
      all.push(...value);
      url = next;
    }
    return all;
  };

  for (const serialNumber of serialNumbers) await send("POST", `${lab.url}/v1.0${imports}`, bodyOf(serialNumber, lab));

  let records = z.array(importRecord).parse(await readAll(imports));
  while (records.some(({ state }) => !["complete", "error"].includes(state.deviceImportStatus))) {
    await clock.sleep(listEvery);
    records = z.array(importRecord).parse(await readAll(imports));
  }
  for (const { id } of records) await send("DELETE", `${lab.url}/v1.0${imports}/${id}`);
  await clock.sleep(fixedWait);

  const ready = new Map<string, number>();
  let waiting = records.filter(({ state }) => state.deviceImportStatus === "complete");
  while (waiting.length > 0) {
    for (const { serialNumber, state } of waiting) {
      const path = `/deviceManagement/windowsAutopilotDeviceIdentities/${state.deviceRegistrationId}?$expand=deploymentProfile,intendedDeploymentProfile`;
      const seen = device.parse(await send("GET", `${lab.url}/beta${path}`));
      if (seen.deploymentProfileAssignmentStatus.startsWith("assigned")) ready.set(serialNumber, clock.now());
    }
    waiting = waiting.filter(({ serialNumber }) => !ready.has(serialNumber));
    if (waiting.length > 0) await clock.sleep(listEvery);
  }
  return ready;
};

const bodyOf = (serialNumber: string, { groupTag }: BenchLab) => ({
  "@odata.type": "#microsoft.graph.importedWindowsAutopilotDeviceIdentity",
  serialNumber,
  groupTag,
  hardwareIdentifier: hardwareHashOf(serialNumber),
});
