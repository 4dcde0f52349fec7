import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { memoryReader, readInf } from "@windlass/media";
import { insertBlob } from "../../src/features/content/blobs.ts";
import { driverRow } from "../../src/features/drivers/driver-row.ts";
import type { TestServer } from "../harness.ts";
import { inf } from "./packs.ts";

/** A driver as an import leaves it, without one; gives its id. */
export const storeDriver = async (server: TestServer, organisationId: string | null): Promise<string> => {
  const text = Buffer.from(inf("nic.inf"));
  const archive = await server.context.content.put(Readable.from([Buffer.from(randomUUID())]));
  const row = driverRow(
    { inf: await readInf(memoryReader(text), "nic.inf"), missingFiles: [], inputs: [], digest: archive.sha256 },
    { organisationId, infPath: "nic.inf", archive, importedAt: new Date() },
  );
  await server.database.within({ kind: "installation" }, async (connection) => {
    await insertBlob(connection, archive);
    const { architectures, facts, files, missing_files, problems, filter: _, ...rest } = row;
    const { limited_architectures: __, other_data, ...plain } = rest;
    const json = (value: unknown) => JSON.stringify(value);
    await connection
      .insertInto("drivers")
      .values({
        ...plain,
        architectures: json(architectures),
        facts: json(facts),
        files: json(files),
        missing_files: json(missing_files),
        problems: json(problems),
        other_data: json(other_data),
      })
      .execute();
  });
  return row.id;
};

/** A pack as an import leaves it, with these drivers; gives its id. */
export const storePack = (
  server: TestServer,
  organisationId: string | null,
  driverIds: readonly string[] = [],
  name = "Latitude 5450",
): Promise<string> =>
  server.database.within({ kind: "installation" }, async (connection) => {
    const { id } = await connection
      .insertInto("driver_packs")
      .values({ organisation_id: organisationId, name, file_name: `${name}.zip`, imported_at: new Date() })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const driver_id of driverIds)
      await connection
        .insertInto("driver_pack_members")
        .values({ pack_id: id, driver_id, organisation_id: organisationId, inf_path: "nic.inf" })
        .execute();
    return id;
  });
