import { beforeAll, describe, expect, it } from "vitest";
import {
  type CertificateAndKey,
  makeAuthority,
  makeSelfSigned,
  type ThrowAwayAuthority,
} from "../../test/throw-away-certificates.ts";
import {
  checkCertificateFile,
  checkKeyFile,
  isTrustedBy,
  namesHost,
  readAuthorities,
  readCertificates,
} from "./certificates.ts";

const now = new Date();
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const pemOf = (text: string) => readCertificates(text).map((certificate) => certificate.toString());

let root: ThrowAwayAuthority;
let intermediate: ThrowAwayAuthority;
let own: CertificateAndKey;
let selfSigned: CertificateAndKey;
beforeAll(async () => {
  root = await makeAuthority();
  intermediate = await root.issueAuthority();
  own = await intermediate.issue("windlass.example");
  selfSigned = await makeSelfSigned("windlass.example");
});

describe("a server's certificate file", () => {
  it("gives the end of its chain as what devices trust", () => {
    const whole = `${own.certificate}\n${intermediate.certificate}\n${root.certificate}\n`;
    expect(pemOf(checkCertificateFile(whole, now))).toEqual(pemOf(root.certificate));
    const withoutRoot = `${own.certificate}\n${intermediate.certificate}`;
    expect(pemOf(checkCertificateFile(withoutRoot, now))).toEqual(pemOf(intermediate.certificate));
  });

  it("gives a certificate that stands alone as its own end", () => {
    expect(pemOf(checkCertificateFile(selfSigned.certificate, now))).toEqual(pemOf(selfSigned.certificate));
  });

  it("is refused when it is no chain", () => {
    const wrongOrder = `${root.certificate}\n${own.certificate}`;
    expect(() => checkCertificateFile(wrongOrder, now)).toThrow("no chain");
    expect(() => checkCertificateFile(`${own.certificate}\n${selfSigned.certificate}`, now)).toThrow("no chain");
  });

  it("is refused when it is not PEM, or holds a certificate that is damaged", () => {
    expect(() => checkCertificateFile("not a certificate", now)).toThrow("no certificate in PEM form");
    expect(() => checkCertificateFile(own.key, now)).toThrow("no certificate in PEM form");
    const damaged = own.certificate.replace(/\n[A-Za-z0-9+/]{20}/, "\nAAAAAAAAAAAAAAAAAAAA");
    expect(() => checkCertificateFile(damaged, now)).toThrow("cannot be read");
  });

  it("is refused outside the time it is valid in, with the day", async () => {
    const old = await root.issue("windlass.example", { from: days(-40), to: days(-10) });
    const coming = await root.issue("windlass.example", { from: days(10), to: days(40) });
    expect(() => checkCertificateFile(old.certificate, now)).toThrow(
      `expired on ${days(-10).toISOString().slice(0, 10)}`,
    );
    expect(() => checkCertificateFile(coming.certificate, now)).toThrow("valid only from");
  });
});

describe("the hosts of a certificate", () => {
  it.each([
    ["windlass.example", "windlass.example", true],
    ["windlass.example", "other.example", false],
    ["windlass.example", "10.0.0.1", false],
    ["10.0.0.1", "10.0.0.1", true],
    ["10.0.0.1", "10.0.0.2", false],
    ["*.windlass.example", "content.windlass.example", true],
    ["*.windlass.example", "windlass.example", false],
  ])("for %s, asked about %s: %s", async (host, asked, answer) => {
    const { certificate } = await makeSelfSigned(host);
    expect(namesHost(`${certificate}\n${own.certificate}`, asked)).toBe(answer);
  });
});

describe("a server's key file", () => {
  it("is accepted with its certificate, and refused with another", () => {
    expect(() => checkKeyFile(own.key, own.certificate)).not.toThrow();
    expect(() => checkKeyFile(selfSigned.key, own.certificate)).toThrow("does not belong to “CN=windlass.example”");
  });

  it("is refused when it is none", () => {
    expect(() => checkKeyFile(own.certificate, own.certificate)).toThrow("no private key");
    expect(() =>
      checkKeyFile("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", own.certificate),
    ).toThrow("password");
  });
});

describe("certificate authorities for boot media", () => {
  it("are certificates and nothing else of the file", () => {
    const text = readAuthorities(`# our root\n${root.certificate}\n# the next one\n${intermediate.certificate}`, now);
    expect(text).not.toContain("#");
    expect(pemOf(text)).toEqual([...pemOf(root.certificate), ...pemOf(intermediate.certificate)]);
  });

  it("are refused together with a private key", () => {
    expect(() => readAuthorities(`${root.certificate}\n${own.key}`, now)).toThrow("private key");
  });

  it("are judged by signature, not by name: an authority of the same name is another one", async () => {
    const chain = `${own.certificate}\n${intermediate.certificate}`;
    expect(isTrustedBy(chain, root.certificate)).toBe(true);
    expect(isTrustedBy(chain, intermediate.certificate)).toBe(true);
    expect(isTrustedBy(own.certificate, root.certificate)).toBe(false);
    const namesake = await makeAuthority();
    expect(isTrustedBy(chain, namesake.certificate)).toBe(false);
    expect(isTrustedBy(chain, `${namesake.certificate}\n${root.certificate}`)).toBe(true);
  });
});
