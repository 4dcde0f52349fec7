import {
  type CertificateAndKey,
  makeAuthority,
  makeSelfSigned,
  type ThrowAwayAuthority,
} from "@windlass/content/throw-away-certificates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfiguration } from "../../src/configuration.ts";
import { TlsFiles } from "./tls-files.ts";

let files: TlsFiles;
let authority: ThrowAwayAuthority;
let own: CertificateAndKey;
let chained: Record<string, string>;
beforeAll(async () => {
  files = await TlsFiles.make();
  authority = await makeAuthority();
  own = await authority.issue("windlass.example");
  chained = {
    WINDLASS_TLS_CERTIFICATE: await files.write("chain.pem", `${own.certificate}\n${authority.certificate}`),
    WINDLASS_TLS_KEY: await files.write("own.key", own.key),
    WINDLASS_PUBLIC_URL: "https://windlass.example",
  };
});
afterAll(() => files.remove());

const read = (environment: Record<string, string>, now?: Date) =>
  readConfiguration(environment, files.directory, now ?? new Date());
const refusal = (variable: string, what: string) =>
  expect.objectContaining({ code: "start.setting-invalid", message: expect.stringMatching(`${variable}.*${what}`) });
const lines = (pem: string | null) => pem?.replaceAll("\r", "").trim();

describe("the settings of TLS", () => {
  it("pin nothing and speak plain HTTP when none is set", () => {
    expect(read({})).toMatchObject({ tls: undefined, certificateAuthority: null });
  });

  it("pin the end of the certificate's chain, by paths that count from the working directory", () => {
    const { tls, certificateAuthority } = read({
      ...chained,
      WINDLASS_TLS_CERTIFICATE: "chain.pem",
      WINDLASS_TLS_KEY: "own.key",
    });
    expect(lines(certificateAuthority)).toBe(lines(authority.certificate));
    expect(tls).toMatchObject({ certificateFile: chained.WINDLASS_TLS_CERTIFICATE, key: own.key });
  });

  it("pin what they are told to, several too", async () => {
    const next = await makeAuthority("The next authority");
    const both = await files.write("both.pem", `${next.certificate}\n${authority.certificate}`);
    const { certificateAuthority } = read({ ...chained, WINDLASS_TLS_CA: both });
    expect(certificateAuthority?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  it("pin an authority behind a proxy too, which needs https addresses", async () => {
    const WINDLASS_TLS_CA = await files.write("authority.pem", authority.certificate);
    const WINDLASS_PUBLIC_URL = "https://windlass.example";
    expect(() => read({ WINDLASS_TLS_CA })).toThrow(refusal("WINDLASS_PUBLIC_URL", "https"));
    expect(() => read({ WINDLASS_TLS_CA, WINDLASS_PUBLIC_URL })).toThrow(refusal("WINDLASS_SOURCE_URL", "https"));
    const addresses = { WINDLASS_PUBLIC_URL, WINDLASS_SOURCE_URL: "https://content.example" };
    const { tls, certificateAuthority } = read({ WINDLASS_TLS_CA, ...addresses });
    expect(tls).toBeUndefined();
    expect(lines(certificateAuthority)).toBe(lines(authority.certificate));
  });

  it.each(["WINDLASS_PUBLIC_URL", "WINDLASS_SOURCE_URL"])(
    "refuse a plain %s, which devices would refuse",
    (variable) => {
      expect(() => read({ ...chained, [variable]: "http://windlass.example" })).toThrow(refusal(variable, "https"));
    },
  );

  it("refuse a certificate for another host than the address that devices use, but for a proxy's sake", () => {
    const elsewhere = { ...chained, WINDLASS_PUBLIC_URL: "https://other.example" };
    expect(() => read(elsewhere)).toThrow(refusal("WINDLASS_PUBLIC_URL", "not for other.example"));
    expect(() => read({ ...chained, WINDLASS_PUBLIC_URL: "" })).toThrow(refusal("WINDLASS_HOST", "not for 127.0.0.1"));
    expect(read({ ...elsewhere, WINDLASS_TRUSTED_PROXIES: "10.0.0.1" }).publicUrl).toBe("https://other.example");
  });

  it("refuse a file that is not there", () => {
    expect(() => read({ ...chained, WINDLASS_TLS_KEY: "absent.key" })).toThrow(
      refusal("WINDLASS_TLS_KEY", "cannot be read"),
    );
  });

  it.each(["WINDLASS_TLS_CERTIFICATE", "WINDLASS_TLS_KEY", "WINDLASS_TLS_CA"])(
    "refuse a %s that is not PEM",
    async (variable) => {
      const path = await files.write("text.pem", "some text");
      expect(() => read({ ...chained, [variable]: path })).toThrow(refusal(variable, "no (certificate|private key)"));
    },
  );

  it("refuse a certificate that has expired", () => {
    const later = new Date(Date.now() + 800 * 86_400_000);
    expect(() => read(chained, later)).toThrow(refusal("WINDLASS_TLS_CERTIFICATE", "expired on"));
  });

  it("refuse the key of another certificate", async () => {
    const WINDLASS_TLS_KEY = await files.write("other.key", (await makeSelfSigned("windlass.example")).key);
    expect(() => read({ ...chained, WINDLASS_TLS_KEY })).toThrow(refusal("WINDLASS_TLS_KEY", "does not belong"));
  });

  it("refuse an authority that did not issue the server's certificate", async () => {
    const WINDLASS_TLS_CA = await files.write("foreign.pem", (await makeAuthority()).certificate);
    expect(() => read({ ...chained, WINDLASS_TLS_CA })).toThrow(
      refusal("WINDLASS_TLS_CA", "every device would refuse"),
    );
  });

  it("refuse to publish a private key", async () => {
    const WINDLASS_TLS_CA = await files.write("with-key.pem", `${authority.certificate}\n${own.key}`);
    expect(() => read({ ...chained, WINDLASS_TLS_CA })).toThrow(refusal("WINDLASS_TLS_CA", "private key"));
  });
});
