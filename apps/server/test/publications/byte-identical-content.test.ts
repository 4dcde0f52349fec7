import { randomUUID } from "node:crypto";
import type { PublicationBody, PublicationView } from "@windlass/protocol";
import { publicationBody } from "@windlass/protocol";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneOrganisation, wholeInstallation } from "../../src/database/connection.ts";
import { deployableDrivers, writeCatalogueOf } from "../../src/features/drivers/catalogue.ts";
import { signedPublicationById } from "../../src/features/publications/service.ts";
import { createPackage, uploadFile } from "../definitions.ts";
import { storeDriver, storePack } from "../drivers/stored-driver.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { releasing } from "./released.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const bodyOf = async ({ id }: PublicationView): Promise<PublicationBody> => {
  const { body } = await server.database.within(wholeInstallation, (connection) =>
    signedPublicationById(connection, id),
  );
  return publicationBody.parse(JSON.parse(body));
};

/** What numbers, dates and chains a publication is no part of the state that it was made of. */
const stateOf = ({ number, createdAt, previousSha256, ...state }: PublicationBody) => state;

/** An organisation whose build has drivers, and a package with files. */
const withContent = async () => {
  const one = await releasing(server, administrator);
  const { organisationId, build } = one;
  const drivers = [await storeDriver(server, organisationId), await storeDriver(server, organisationId)];
  await storePack(server, organisationId, drivers);
  await storeDriver(server, null);
  const software = await createPackage(administrator, organisationId);
  for (const path of ["setup.exe", "folder/data.bin"]) {
    const uploadId = await uploadFile(administrator, organisationId, Buffer.from(randomUUID()));
    const url = `/api/software-packages/${software.id}/files`;
    expect(await administrator.request("POST", url, { uploadId, path })).toMatchObject({ body: { id: software.id } });
  }
  const definition = { ...build.definition, packageIds: [software.id] };
  const saved = await administrator.request("PUT", `/api/builds/${build.id}`, { revision: 1, definition });
  expect(saved).toMatchObject({ status: 200 });
  return { ...one, software };
};

describe("content of a publication made again from the same state", () => {
  it("is the same to the byte when it is all made anew: archives, catalogue of drivers and their names", async () => {
    const one = await withContent();
    const first = await one.publishAs("Office");
    const before = await bodyOf(first);
    const archive = before.packages.find(({ id }) => id === one.software.id)?.archive;
    expect(before.driverCatalogue).toMatchObject({ drivers: 3 });
    expect(archive).toMatchObject({ sha256: expect.any(String) });
    // Nothing of the first is there to be taken over: neither its text, nor its catalogue, nor the archive.
    await server.context.content.delete(before.driverCatalogue?.sha256 ?? "");
    await server.context.content.delete(archive?.sha256 ?? "");
    await server.database.within(wholeInstallation, async (connection) => {
      await connection.deleteFrom("releases").where("organisation_id", "=", one.organisationId).execute();
      await connection.deleteFrom("publications").where("organisation_id", "=", one.organisationId).execute();
      await sql`
        update software_packages set archive_sha256 = null, archive_size_bytes = null, archive_of = null
        where id = ${one.software.id}`.execute(connection);
    });
    const again = await one.publish();
    expect(again).toMatchObject({ status: 201, body: { number: 1 } });
    expect(stateOf(await bodyOf(again.body))).toEqual(stateOf(before));
    expect(await server.context.content.stat(before.driverCatalogue?.sha256 ?? "")).not.toBeNull();
    expect(await server.context.content.stat(archive?.sha256 ?? "")).not.toBeNull();
  });

  it("has a catalogue that does not depend on who writes it, or how often", async () => {
    const one = await withContent();
    const { driverCatalogue } = await bodyOf(await one.publishAs("Office"));
    const written = await server.database.within(oneOrganisation(one.organisationId), async (connection) =>
      writeCatalogueOf(connection, server.context.content, await deployableDrivers(connection, one.organisationId)),
    );
    expect(written).toEqual(driverCatalogue);
  });
});
