import { randomUUID } from "node:crypto";
import { readAutopilotCsv } from "@windlass/autopilot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { freshSerial, type ImportSite, startImportSite } from "./import-site.ts";

let site: ImportSite;
beforeAll(async () => {
  site = await startImportSite();
});
afterAll(() => site.close());

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe("an export of the registered devices", () => {
  it("leaves the hashes out unless they are asked for by somebody who may write devices", async () => {
    const published = await site.publishedBuild();
    const { organisationId } = published;
    const serial = freshSerial();
    await site.capture(published, serial);
    const url = `/api/autopilot-export?organisationId=${organisationId}`;
    const hash = await site.lab.hardwareHash(serial);
    const plain = await site.administrator.request("GET", url);
    expect(plain.text).toBe(
      `Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\r\n${serial},,,${site.lab.sample.groupTag},\r\n`,
    );
    expect(plain.headers["content-type"]).toBe("text/csv; charset=utf-8");
    const partner = await site.administrator.request("GET", `${url}&format=partner-center&contents=with-hashes`);
    expect(partner.text.split("\r\n")[1]).toBe(`${serial},,${hash},Contoso,Lab Book 14`);
    const auditor = await site.server.signInAs([{ role: "auditor", organisationId }]);
    expect(await auditor.request("GET", url)).toMatchObject({ status: 200 });
    expect(await auditor.request("GET", `${url}&contents=with-hashes`)).toMatchObject({ status: 403 });
  });

  it("with hashes is a file that can be imported again", async () => {
    const published = await site.publishedBuild();
    const serials = [freshSerial(), freshSerial()].sort();
    for (const serial of serials) await site.capture(published, serial);
    const url = `/api/autopilot-export?organisationId=${published.organisationId}&contents=with-hashes`;
    const { text } = await site.administrator.request("GET", url);
    const read: string[] = [];
    for await (const row of readAutopilotCsv(bytesOf(text))) {
      expect(row).toMatchObject({ verdict: "accepted", groupTag: site.lab.sample.groupTag });
      read.push(row.serialNumber);
    }
    expect(read).toEqual(serials);
  });
});

/** Security rule 16. */
it("no line of the log holds a hardware hash or a serial number, whatever object is logged", async () => {
  const lines: string[] = [];
  const log = createLog("trace", { write: (line) => void lines.push(line) });
  const serialNumber = randomUUID();
  const hardwareHash = await site.lab.hardwareHash(serialNumber);
  const row = { serial_number: serialNumber, hardware_hash: hardwareHash };
  log.info({ serialNumber, hardwareHash, row, request: { body: { serialNumber, hardwareHash } } }, "a device");
  log.warn({ record: { serialNumber, hardwareHash, state: "captured" } }, "a registration");
  expect(lines.join("")).toContain("captured");
  expect(lines.join("")).not.toContain(serialNumber);
  expect(lines.join("")).not.toContain(hardwareHash.slice(0, 40));
});
