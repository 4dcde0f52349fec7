import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { errorCatalogue, WindlassError } from "@windlass/protocol";
import { generate } from "selfsigned";
import { beforeAll, describe, expect, test } from "vitest";
import { type CertificatePair, makeClientCertificate, readCertificatePair } from "./certificate.ts";

const now = new Date("2026-11-23T10:00:00Z");
let made: CertificatePair;

beforeAll(async () => {
  made = await makeClientCertificate({ commonName: "Windlass – Contoso", from: now, days: 365 });
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof WindlassError) return error.code;
    throw error;
  }
  return "accepted";
};

/** A pair by other means than ours. */
const otherPair = (options: Parameters<typeof generate>[1]) =>
  generate([{ name: "commonName", value: "other" }], { algorithm: "sha256", notBeforeDate: now, ...options });

describe("a certificate made here", () => {
  test("is RSA 2048 with SHA-256, lasts as long as asked for, and belongs to its key", () => {
    const certificate = new X509Certificate(made.certificatePem);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(certificate.publicKey.asymmetricKeyType).toBe("rsa");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    // id-kp-clientAuth
    expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.2"]);
    expect(made.notAfter.toISOString()).toBe("2027-11-23T10:00:00.000Z");
    expect(made.notBefore.toISOString()).toBe("2026-11-23T09:55:00.000Z");
    expect(made.subject).toBe("CN=Windlass – Contoso");
    expect(readCertificatePair(made.certificatePem, made.privateKeyPem, now)).toEqual(made);
  });

  test("says its thumbprints as Entra and assertions do: over the DER bytes", () => {
    const der = new X509Certificate(made.certificatePem).raw;
    expect(made.sha256Thumbprint).toBe(createHash("sha256").update(der).digest("hex"));
    expect(made.sha1Thumbprint).toBe(createHash("sha1").update(der).digest("hex"));
  });
});

describe("a certificate that somebody brings", () => {
  test("is taken out of a file with other things in it, and its key in the older form too", () => {
    const key = createPrivateKey(made.privateKeyPem).export({ type: "pkcs1", format: "pem" }).toString();
    expect(key).toContain("BEGIN RSA PRIVATE KEY");
    const bundle = `Bag Attributes\n  friendlyName: x\n${made.certificatePem}\n${key}`;
    expect(readCertificatePair(bundle, key, now)).toEqual(made);
  });

  test("is refused by name: unreadable, encrypted, of another pair, not RSA, weak, over, not begun", async () => {
    const encrypted = await otherPair({ passphrase: "secret" });
    const older = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAA==\n";
    const curve = await otherPair({ keyType: "ec" });
    const weak = await otherPair({ keySize: 1024 });
    const over = await otherPair({ notAfterDate: now, notBeforeDate: new Date(now.getTime() - 1000) });
    const later = await otherPair({ notBeforeDate: new Date(now.getTime() + 60_000) });
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const { certificatePem, privateKeyPem } = made;
    const verdicts = [
      [privateKeyPem, privateKeyPem],
      ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", privateKeyPem],
      [certificatePem, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"],
      [encrypted.cert, encrypted.private],
      [certificatePem, older],
      [certificatePem, stranger.export({ type: "pkcs8", format: "pem" }).toString()],
      [curve.cert, curve.private],
      [weak.cert, weak.private],
      [over.cert, over.private],
      [later.cert, later.private],
    ].map(([certificate = "", key = ""]) => codeOf(() => readCertificatePair(certificate, key, now)));
    expect(verdicts).toEqual([
      "credential.certificate-unreadable",
      "credential.certificate-unreadable",
      "credential.key-unreadable",
      "credential.key-encrypted",
      "credential.key-encrypted",
      "credential.key-mismatch",
      "credential.key-not-rsa",
      "credential.key-too-weak",
      "credential.certificate-expired",
      "credential.certificate-not-yet-valid",
    ]);
    for (const code of verdicts) expect(Object.keys(errorCatalogue)).toContain(code);
  });

  test("is refused without a word of the key", () => {
    const key = made.privateKeyPem.replace("MII", "XXX");
    let told = "";
    try {
      readCertificatePair(made.certificatePem, key, now);
    } catch (error) {
      told = error instanceof Error ? `${error.stack} ${String(error.cause)}` : "";
    }
    expect(told).toContain("not a private key");
    for (const line of key.split("\n").filter((text) => text.length > 20)) expect(told).not.toContain(line);
  });
});
