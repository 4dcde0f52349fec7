import { describe, expect, it } from "vitest";
import { readConfiguration } from "../../src/configuration.ts";

const read = (environment: Record<string, string>) => readConfiguration(environment, "/srv/windlass");
const refusal = (variable: string) =>
  expect.objectContaining({ code: "start.setting-invalid", message: expect.stringContaining(variable) });

describe("settings", () => {
  it("have defaults that need nothing set", () => {
    expect(read({})).toMatchObject({
      dataDirectory: "/srv/windlass/.windlass",
      host: "127.0.0.1",
      port: 8420,
      roles: new Set(["api", "worker"]),
      databaseUrl: undefined,
    });
  });

  it("take an empty variable as one that is not set", () => {
    expect(read({ DATABASE_URL: "", WINDLASS_PUBLIC_URL: "" })).toMatchObject({
      databaseUrl: undefined,
      publicUrl: undefined,
    });
  });

  it.each([
    ["WINDLASS_PORT", "eighty"],
    ["WINDLASS_PORT", "70000"],
    ["WINDLASS_PUBLIC_URL", "ftp://windlass.example"],
    ["WINDLASS_ROLES", "api,cook"],
    ["WINDLASS_LOG_LEVEL", "loud"],
  ])("name %s when it is %s", (variable, value) => {
    expect(() => read({ [variable]: value })).toThrow(refusal(variable));
  });

  it("want certificate and key together", () => {
    expect(() => read({ WINDLASS_TLS_CERTIFICATE: "/etc/windlass.pem" })).toThrow(refusal("WINDLASS_TLS_KEY"));
  });

  it("want to be told the address that devices use when listening everywhere", () => {
    expect(() => read({ WINDLASS_HOST: "0.0.0.0" })).toThrow(refusal("WINDLASS_PUBLIC_URL"));
    const addresses = {
      WINDLASS_PUBLIC_URL: "https://windlass.example",
      WINDLASS_SOURCE_URL: "https://content.example",
    };
    expect(read({ WINDLASS_HOST: "0.0.0.0", ...addresses })).toMatchObject({ publicUrl: "https://windlass.example" });
  });
});
