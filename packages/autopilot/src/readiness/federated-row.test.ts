import { describe, expect, test } from "vitest";
import { find, forbidden, seen, withCredential } from "../../test/readiness-facts.ts";
import { decodeFederatedClaims } from "../entra/federated-claims.ts";
import type { ListedTrust } from "../graph/federated-credentials.ts";
import type { ReadinessFacts } from "./facts.ts";

const claims = {
  issuer: "https://issuer.example.test/cluster",
  subject: "system:serviceaccount:windlass:server",
  audiences: ["other", "api://AzureADTokenExchange"],
  endsAt: "2026-11-23T11:00:00.000Z",
};
const trust: ListedTrust = {
  name: "cluster",
  issuer: claims.issuer,
  subject: claims.subject,
  audiences: ["api://AzureADTokenExchange"],
};

const judged = (facts: Partial<ReadinessFacts>, changes: Partial<typeof claims> = {}) =>
  find("secret-expiry", {
    ...withCredential({ kind: "federated-token", tokenFile: "token", claims: { ...claims, ...changes } }),
    ...facts,
  });
const listing = (...trusts: ListedTrust[]) => ({ federatedTrusts: seen(trusts) });

describe("a federated credential", () => {
  test("passes where one of those listed agrees with the token in all three", () => {
    const row = judged(listing({ ...trust, name: "old", subject: "somebody" }, trust));
    expect(row).toMatchObject({ state: "passed", title: "Federated credential", remedy: null });
    expect(row.detail).toContain("“cluster”");
  });

  test.each([
    ["issuer", { issuer: `${claims.issuer}/` }, claims.issuer, "the slash at the end"],
    ["subject", { subject: "System:serviceaccount:windlass:server" }, claims.subject, "upper and lower case"],
    ["audience", { audiences: ["api://AzureADTokenExchangeChina"] }, "other", "“api://AzureADTokenExchangeChina”"],
  ] as const)("with another %s is named, with the value to enter", (part, change, value, words) => {
    const row = judged(listing({ ...trust, name: "far", issuer: "x", subject: "y" }, { ...trust, ...change }));
    expect(row).toMatchObject({ state: "failed", reason: `federated-${part}-mismatch` });
    expect(row.remedy).toMatchObject({ copyText: value });
    expect(row.remedy?.portalPath).toContain("Certificates & secrets › Federated credentials");
    expect(row.detail).toContain(words);
    expect(row.detail).not.toContain("“far”");
  });

  test("that differs in several is told all of them, and one that is not there at all to be made", () => {
    const all = `issuer: ${claims.issuer}\nsubject: ${claims.subject}\naudience: other`;
    expect(judged(listing({ ...trust, issuer: "x", subject: "y" }))).toMatchObject({
      state: "failed",
      reason: "federated-trust-missing",
      remedy: { copyText: `issuer: ${claims.issuer}\nsubject: ${claims.subject}` },
    });
    expect(judged(listing())).toMatchObject({ reason: "federated-trust-missing", remedy: { copyText: all } });
  });

  test("whose subject an expression decides on is left to Entra, which accepted it", () => {
    expect(judged(listing({ ...trust, subject: null }))).toMatchObject({ state: "passed" });
    expect(judged(listing({ ...trust, subject: null, issuer: "x" }))).toMatchObject({
      reason: "federated-issuer-mismatch",
    });
  });

  test("cannot be told without the permission that it names, nor of an app of another tenant", () => {
    expect(judged({ federatedTrusts: forbidden })).toMatchObject({
      state: "cannot-tell",
      reason: "permission-missing",
      missingPermission: "Application.Read.All",
    });
    expect(judged({ federatedTrusts: { kind: "not-found" } })).toMatchObject({ state: "cannot-tell" });
    expect(judged({ federatedTrusts: { kind: "unavailable", message: "busy" } })).toMatchObject({ detail: "busy" });
  });

  test.each([
    ["federated-issuer-mismatch", claims.issuer],
    ["federated-subject-mismatch", claims.subject],
    ["federated-audience-mismatch", "other"],
  ] as const)("refused for %s still says the value to enter, though nothing could be read", (reason, copyText) => {
    const refused = { token: { kind: "refused", reason, message: "AADSTS" } } as const;
    expect(judged(refused)).toMatchObject({ state: "failed", reason, remedy: { copyText } });
  });

  test("is not judged when Entra refused the token for another reason", () => {
    const refused = { token: { kind: "refused", reason: "unknown-client", message: "AADSTS" } } as const;
    expect(judged(refused)).toMatchObject({ state: "cannot-tell", reason: "no-token" });
  });

  test("whose token has ended or cannot be read says so", () => {
    const ended = judged(listing(trust), { endsAt: "2026-11-23T10:00:00.000Z" });
    expect(ended).toMatchObject({ state: "failed", reason: "federated-token-expired" });
    const unreadable = withCredential({ kind: "federated-token", tokenFile: "token", claims: null });
    expect(find("secret-expiry", { ...unreadable, ...listing(trust) })).toMatchObject({
      state: "cannot-tell",
      reason: "federated-token-unreadable",
    });
  });
});

describe("what a federated token says of itself", () => {
  const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.c2ln`;

  test("is read with one audience or several", () => {
    const said = decodeFederatedClaims(`${token({ iss: "i", sub: "s", aud: "a", exp: 1_800_000_000 })}\n`);
    expect(said).toEqual({ issuer: "i", subject: "s", audiences: ["a"], endsAt: "2027-01-15T08:00:00.000Z" });
    expect(decodeFederatedClaims(token({ aud: ["a", 7, "b"] }))?.audiences).toEqual(["a", "b"]);
  });

  test.each(["", "no token", "e30.!!.c2ln", token([]), token("text")])("is nothing where there is none: %s", (text) => {
    expect(decodeFederatedClaims(text)).toBeNull();
  });

  test("does without claims of a wrong type", () => {
    const said = decodeFederatedClaims(token({ iss: 7, sub: null, aud: {}, exp: "soon" }));
    expect(said).toEqual({ issuer: "", subject: "", audiences: [], endsAt: null });
  });
});
