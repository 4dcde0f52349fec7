import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { WindlassError } from "@windlass/protocol";
import { z } from "zod";

const program = fileURLToPath(new URL("certificate-reader.ts", import.meta.url));

/** Honest files take some hundred milliseconds. */
const patienceMilliseconds = 5000;

const certificateFacts = z.object({
  subject: z.string(),
  issuer: z.string(),
  thumbprint: z.string(),
  notAfter: z.string(),
  hasPrivateKey: z.boolean(),
});
type CertificateFacts = z.infer<typeof certificateFacts>;

const reading = z.union([
  z.object({ certificate: certificateFacts }),
  z.object({ refused: z.object({ code: z.string(), message: z.string() }) }),
]);

const unreadable = (what: string): WindlassError =>
  new WindlassError("secret.certificate-unreadable", { parameters: { what } });

/** What the reader writes; the file and its password go to it by a pipe, never on its command line. */
const askReader = (question: object): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "ignore"], env: {} });
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMilliseconds);
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(timer);
      if (status === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else reject(unreadable("reading it took too long"));
    });
    // A reader that ended early is told by its status.
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify(question));
  });

const refusalOf = ({ code, message }: { code: string; message: string }): WindlassError => {
  if (/mac verify failure|bad decrypt|interrupted or cancelled|bad password/i.test(message))
    return new WindlassError("secret.certificate-password-wrong");
  if (code === "ERR_CRYPTO_UNSUPPORTED_OPERATION" || /unsupported/i.test(message))
    return new WindlassError("secret.certificate-encryption-outdated");
  return unreadable(/^its? /.test(message) ? message : "it is neither a PFX nor a PEM file with a certificate");
};

/**
 * What a PFX or PEM file holds.
 *
 * @param file base64
 * @throws secret.certificate-unreadable, …-password-wrong, …-encryption-outdated, …-key-missing, …-expired
 */
export const readCertificateFile = async (file: string, password: string, now: Date): Promise<CertificateFacts> => {
  const answer = reading.parse(JSON.parse(await askReader({ file, password })));
  if ("refused" in answer) throw refusalOf(answer.refused);
  const { certificate } = answer;
  const { subject, notAfter } = certificate;
  if (!certificate.hasPrivateKey)
    throw new WindlassError("secret.certificate-key-missing", { parameters: { subject } });
  if (new Date(notAfter) < now)
    throw new WindlassError("secret.certificate-expired", { parameters: { subject, at: notAfter } });
  return certificate;
};
