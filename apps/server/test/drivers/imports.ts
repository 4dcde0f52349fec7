import type { DriverDetail, DriverImportFile, DriverImportView, DriverView } from "@windlass/protocol";
import { expect, vi } from "vitest";
import type { TestClient } from "../harness.ts";
import { upload } from "../uploads/tus-client.ts";

export const postImport = (client: TestClient, organisationId: string, uploadId: string, shared = false) =>
  client.request<DriverImportView & { error: { code: string } }>("POST", "/api/driver-imports", {
    organisationId,
    uploadId,
    shared,
  });

/** Uploads the bytes and asks for their import. */
export const beginImport = async (
  client: TestClient,
  organisationId: string,
  bytes: Uint8Array,
  fileName = "pack.zip",
  shared = false,
): Promise<DriverImportView> => {
  const uploadId = await upload(client, organisationId, bytes, fileName);
  const answer = await postImport(client, organisationId, uploadId, shared);
  expect(answer.status).toBe(202);
  return answer.body;
};

export const readImport = async (client: TestClient, id: string): Promise<DriverImportView> =>
  (await client.request<DriverImportView>("GET", `/api/driver-imports/${id}`)).body;

/** Waits until a worker has brought the import to its end. */
export const endOfImport = (client: TestClient, id: string): Promise<DriverImportView> =>
  vi.waitFor(
    async () => {
      const view = await readImport(client, id);
      expect(["ready", "refused"]).toContain(view.state);
      return view;
    },
    { timeout: 30_000, interval: 50 },
  );

export const importPack = async (...parameters: Parameters<typeof beginImport>): Promise<DriverImportView> =>
  await endOfImport(parameters[0], (await beginImport(...parameters)).id);

export const reportOf = async (client: TestClient, id: string, query = ""): Promise<DriverImportFile[]> =>
  (await client.request<{ items: DriverImportFile[] }>("GET", `/api/driver-imports/${id}/files?limit=1000${query}`))
    .body.items;

export const listDrivers = async (client: TestClient, query = ""): Promise<DriverView[]> =>
  (await client.request<{ items: DriverView[] }>("GET", `/api/drivers?${query}`)).body.items;

export const readDriver = async (client: TestClient, id: string): Promise<DriverDetail> =>
  (await client.request<DriverDetail>("GET", `/api/drivers/${id}`)).body;
