import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const filePassword = "geheim";

/** Files as administrators have them, made by OpenSSL: base64. */
export const makeCertificateFiles = async () => {
  const directory = await mkdtemp(join(tmpdir(), "windlass-certificate-"));
  const openssl = (...parameters: string[]) => run("openssl", parameters, { cwd: directory });
  const base64 = async (name: string) => (await readFile(join(directory, name))).toString("base64");
  try {
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "90"];
    await openssl(
      ...request,
      "-keyout",
      "key.pem",
      "-out",
      "certificate.pem",
      "-subj",
      "/O=Contoso/CN=vpn.contoso.test",
    );
    await openssl(...request, "-keyout", "other.pem", "-out", "other-certificate.pem", "-subj", "/CN=Other");
    const exported = ["pkcs12", "-export", "-inkey", "key.pem", "-in", "certificate.pem"];
    await openssl(...exported, "-out", "new.pfx", "-passout", `pass:${filePassword}`);
    await openssl(...exported, "-legacy", "-out", "old.pfx", "-passout", `pass:${filePassword}`);
    await openssl(...exported, "-out", "open.pfx", "-passout", "pass:");
    await openssl("pkcs8", "-topk8", "-in", "key.pem", "-out", "sealed.pem", "-passout", `pass:${filePassword}`);
    const [certificate, key, sealedKey, otherKey] = await Promise.all(
      ["certificate.pem", "key.pem", "sealed.pem", "other.pem"].map((name) => readFile(join(directory, name), "utf8")),
    );
    const pem = (...parts: (string | undefined)[]) => Buffer.from(parts.join("\n")).toString("base64");
    return {
      pfx: await base64("new.pfx"),
      outdatedPfx: await base64("old.pfx"),
      openPfx: await base64("open.pfx"),
      pem: pem(key, certificate),
      sealedPem: pem(certificate, sealedKey),
      pemWithoutKey: pem(certificate),
      pemWithOtherKey: pem(certificate, otherKey),
      privateKey: key ?? "",
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
