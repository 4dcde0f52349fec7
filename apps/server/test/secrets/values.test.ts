import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCertificateFile } from "../../src/features/secrets/certificate-file.ts";
import { readWifiProfile } from "../../src/features/secrets/wifi-profile.ts";
import { tablesThatTell } from "../database-dump.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestServer } from "../harness.ts";
import { filePassword, makeCertificateFiles } from "./certificate-files.ts";

const now = new Date();
let files: Awaited<ReturnType<typeof makeCertificateFiles>>;
let server: TestServer;

beforeAll(async () => {
  files = await makeCertificateFiles();
  server = await startTestServer();
});
afterAll(() => server.close());

const refusal = (code: string) => expect.objectContaining({ code });

describe("a certificate file", () => {
  it("is read from PFX and PEM, with and without a password", async () => {
    const read = await readCertificateFile(files.pfx, filePassword, now);
    expect(read).toMatchObject({ subject: "O=Contoso, CN=vpn.contoso.test", hasPrivateKey: true });
    expect(read.thumbprint).toMatch(/^[0-9A-F]{40}$/);
    expect(Date.parse(read.notAfter) - now.getTime()).toBeGreaterThan(89 * 86_400_000);
    for (const [file, password] of [
      [files.openPfx, ""],
      [files.pem, ""],
      [files.sealedPem, filePassword],
    ] as const)
      expect(await readCertificateFile(file, password, now)).toEqual(read);
  });

  it("is refused with the reason when it cannot be used", async () => {
    const cases = [
      [files.pfx, "wrong", "secret.certificate-password-wrong"],
      [files.sealedPem, "wrong", "secret.certificate-password-wrong"],
      [files.outdatedPfx, filePassword, "secret.certificate-encryption-outdated"],
      [files.pemWithoutKey, "", "secret.certificate-key-missing"],
      [files.pemWithOtherKey, "", "secret.certificate-unreadable"],
      [Buffer.from("no certificate").toString("base64"), "", "secret.certificate-unreadable"],
      [files.pfx.slice(0, 400), filePassword, "secret.certificate-unreadable"],
    ] as const;
    for (const [file, password, code] of cases)
      await expect(readCertificateFile(file, password, now), code).rejects.toEqual(refusal(code));
    const later = new Date(now.getTime() + 91 * 86_400_000);
    await expect(readCertificateFile(files.pfx, filePassword, later)).rejects.toEqual(
      refusal("secret.certificate-expired"),
    );
  });

  it("tells its own expiry, whatever was entered, and its key is in no table", async () => {
    const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
    const answer = await administrator.request<{ id: string; definition: { expiresOn: string } }>(
      "POST",
      "/api/secrets",
      {
        organisationId: await createOrganisation(administrator),
        definition: { name: "VPN", expiresOn: "2040-01-01" },
        value: { kind: "certificate", file: files.pem, password: "" },
      },
    );
    expect(answer).toMatchObject({
      status: 201,
      body: { expiryFrom: "certificate", facts: { subject: "O=Contoso, CN=vpn.contoso.test" } },
    });
    expect(answer.body.definition.expiresOn < "2040-01-01").toBe(true);
    const lineOfKey = files.privateKey.split("\n")[3] ?? "";
    expect(lineOfKey).toHaveLength(64);
    expect(await tablesThatTell(server, lineOfKey)).toEqual([]);
    const save = { revision: 1, definition: { name: "VPN", expiresOn: "2041-01-01" } };
    expect(await administrator.request("PUT", `/api/secrets/${answer.body.id}`, save)).toMatchObject({
      body: { definition: { expiresOn: answer.body.definition.expiresOn } },
    });
  });
});

const profile = (security: string, ssid = "<name>Contoso Guest</name>") => `<?xml version="1.0"?>
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
  <name>Contoso</name><SSIDConfig><SSID>${ssid}</SSID></SSIDConfig>
  <connectionType>ESS</connectionType><MSM><security>${security}</security></MSM>
</WLANProfile>`;

const personal = (key: string) =>
  `<authEncryption><authentication>WPA2PSK</authentication><encryption>AES</encryption></authEncryption>${key}`;
const sharedKey = (material: string, isProtected = "false") =>
  `<sharedKey><keyType>passPhrase</keyType><protected>${isProtected}</protected><keyMaterial>${material}</keyMaterial></sharedKey>`;

describe("a Wi-Fi profile", () => {
  it("tells its network, and not its key", () => {
    const facts = readWifiProfile(profile(personal(sharedKey("a long pass phrase"))));
    expect(facts).toEqual({ ssid: "Contoso Guest", authentication: "WPA2PSK", encryption: "AES" });
    expect(readWifiProfile(profile(personal(sharedKey("12345678")), "<hex>436F6E746F736F</hex>")).ssid).toBe("Contoso");
  });

  it("is refused when no device could join with it", () => {
    const wrong = [
      ["<WLANProfile", "well-formed"],
      ["<Other/>", "root"],
      [profile(personal("")), "needs sharedKey"],
      [profile(personal(sharedKey("01AB", "true"))), "encrypted for the device"],
      [profile(personal(sharedKey("short"))), "8 to 63"],
      [profile(personal(sharedKey("12345678")), "<hex>zz</hex>"), "bytes"],
      [profile(""), "authentication is missing"],
      ["<a>".repeat(10_000), "well-formed"],
    ] as const;
    for (const [xml, what] of wrong)
      expect(() => readWifiProfile(xml), what).toThrow(
        expect.objectContaining({ code: "secret.wifi-profile-invalid", message: expect.stringContaining(what) }),
      );
  });
});
