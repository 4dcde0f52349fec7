import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { driverImportView } from "@windlass/protocol";
import { tarFolder } from "../drivers/tar-folder.ts";
import type { Api } from "./api.ts";
import { waitFor } from "./wait.ts";

const content = join(import.meta.dirname, "content/drivers");
const longestSeconds = 30;

/**
 * Uploads and imports a small pack with an Ethernet driver for the simulated laptops.
 *
 * @returns null, or why there are no drivers: without 7-Zip beside the server no pack is opened
 */
export const importDrivers = async (api: Api, organisationId: string): Promise<string | null> => {
  const folder = await mkdtemp(join(tmpdir(), "windlass-drivers-"));
  try {
    const pack = join(folder, "Contoso laptops.tar");
    await tarFolder(content, pack);
    const uploadId = await api.upload(pack, organisationId);
    const { id } = await api.request(driverImportView, "POST", "/api/driver-imports", { organisationId, uploadId });
    const ended = await waitFor(
      "The import of drivers",
      async () => {
        const view = await api.request(driverImportView, "GET", `/api/driver-imports/${id}`);
        return view.state === "ready" || view.state === "refused" ? view : undefined;
      },
      longestSeconds,
    );
    if (ended.failure?.code === "driver.unpacker-missing") return ended.failure.message;
    if (ended.failure) throw new Error(ended.failure.message);
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
