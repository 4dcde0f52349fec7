import type { OperatingSystemImportView } from "@windlass/protocol";
import { expect, vi } from "vitest";
import type { TestClient } from "../harness.ts";
import { upload } from "../uploads/tus-client.ts";

type ImportAnswer = OperatingSystemImportView & { error: { code: string } };

export const postImport = (client: TestClient, organisationId: string, uploadId: string, name?: string) =>
  client.request<ImportAnswer>("POST", "/api/operating-systems", { organisationId, uploadId, ...(name && { name }) });

/** Uploads the bytes and asks for their import. */
export const beginImport = async (
  client: TestClient,
  organisationId: string,
  bytes: Uint8Array,
  fileName = "install.wim",
  name?: string,
): Promise<OperatingSystemImportView> => {
  const uploadId = await upload(client, organisationId, bytes, fileName);
  const answer = await postImport(client, organisationId, uploadId, name);
  expect(answer.status).toBe(202);
  return answer.body;
};

export const readImport = async (client: TestClient, id: string): Promise<OperatingSystemImportView> =>
  (await client.request<OperatingSystemImportView>("GET", `/api/operating-system-imports/${id}`)).body;

/** Waits until a worker has brought the import to its end. */
export const endOfImport = (client: TestClient, id: string): Promise<OperatingSystemImportView> =>
  vi.waitFor(
    async () => {
      const view = await readImport(client, id);
      expect(["ready", "refused"]).toContain(view.state);
      return view;
    },
    { timeout: 20_000, interval: 50 },
  );
