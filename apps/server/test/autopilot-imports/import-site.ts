import { randomUUID } from "node:crypto";
import { csvHeader, csvLine } from "@windlass/autopilot";
import type { AutopilotImportDetail, AutopilotImportRow, AutopilotTagChoice } from "@windlass/protocol";
import { expect } from "vitest";
import { startAutopilotImporting } from "../../src/features/autopilot-imports/worker.ts";
import { type RegistrationSite, startRegistrationSite } from "../autopilot/registration-site.ts";
import type { TestClient } from "../harness.ts";

const octets = { "content-type": "application/octet-stream" };

type Answer = AutopilotImportDetail & { error: { code: string; message: string } };

export type ImportSite = Awaited<ReturnType<typeof startImportSite>>;

/** A server with a lab, and what it takes to bring a CSV file in. */
export const startImportSite = async () => {
  const site: RegistrationSite = await startRegistrationSite();
  const { server, administrator, lab } = site;
  const importers: { stop(): Promise<void> }[] = [];

  /** A worker as another replica would be. */
  const startImporter = (over: Partial<typeof server.context> = {}) => {
    const importer = startAutopilotImporting({ ...server.context, instanceId: randomUUID(), ...over });
    importers.push(importer);
    return importer;
  };

  const stopImporters = async () => {
    await Promise.all(importers.splice(0).map((importer) => importer.stop()));
  };

  const line = async (serialNumber: string, groupTag: string | null, over: { hashOf?: string; tpm?: boolean } = {}) =>
    csvLine("intune", {
      serialNumber,
      productId: null,
      hardwareHash: await lab.hardwareHash(over.hashOf ?? serialNumber, over.tpm),
      groupTag,
      assignedUser: null,
      manufacturer: null,
      model: null,
    });

  const fileOf = (...lines: readonly string[]) => Buffer.from(csvHeader("intune") + lines.join(""));

  const send = (organisationId: string, bytes: Buffer, client: TestClient = administrator) =>
    client.request<Answer>(
      "POST",
      `/api/autopilot-imports?organisationId=${organisationId}&fileName=devices.csv`,
      bytes,
      octets,
    );

  const read = async (id: string) => (await administrator.request<Answer>("GET", `/api/autopilot-imports/${id}`)).body;

  const rowsOf = async (id: string, query = ""): Promise<AutopilotImportRow[]> => {
    const url = `/api/autopilot-imports/${id}/rows?limit=1000${query}`;
    const answer = await administrator.request<{ items: AutopilotImportRow[] }>("GET", url);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body.items;
  };

  const waitForState = (id: string, state: string) =>
    expect.poll(async () => (await read(id)).state, { timeout: 20_000, interval: 50 }).toBe(state);

  /** Sends a file and waits for its preview. */
  const preview = async (organisationId: string, bytes: Buffer): Promise<string> => {
    const sent = await send(organisationId, bytes);
    expect(sent).toMatchObject({ status: 201, body: { state: "reading" } });
    await waitForState(sent.body.id, "preview");
    return sent.body.id;
  };

  const confirm = (id: string, tags: AutopilotTagChoice, client: TestClient = administrator) =>
    client.request<Answer>("POST", `/api/autopilot-imports/${id}/confirm`, { tags });

  const close = async () => {
    await stopImporters();
    await site.close();
  };

  return {
    ...site,
    startImporter,
    stopImporters,
    line,
    fileOf,
    send,
    read,
    rowsOf,
    waitForState,
    preview,
    confirm,
    close,
  };
};

/** A serial number that nobody else has, short enough for a name. */
export const freshSerial = (): string => `CSV-${randomUUID().slice(0, 8).toUpperCase()}`;
