import { describe, expect, test } from "vitest";
import { useScriptedGraphs } from "../../test/scripted-graph.ts";
import { deleteIdentifierRequest } from "../graph/beta/corporate-identifiers.ts";
import { corporateIdentifierOf } from "./identifier.ts";
import { type IdentifierToImport, importCorporateIdentifiers } from "./import.ts";

const startGraph = useScriptedGraphs();

const device = (serialNumber: string, manufacturer = "Dell Inc"): IdentifierToImport => ({
  text: `${manufacturer},Latitude 5450,${serialNumber}`,
  serialNumber,
});

describe("a corporate identifier", () => {
  test("is maker, model and serial number without the commas and dots that Intune takes for separators", () => {
    const of = (manufacturer: string, model: string, serialNumber: string) =>
      corporateIdentifierOf({ manufacturer, model, serialNumber });
    expect(of("Dell Inc.", " Latitude,  5450 ", "ABC123")).toMatchObject({
      usable: true,
      text: "Dell Inc,Latitude 5450,ABC123",
      identity: { manufacturer: "Dell Inc", model: "Latitude 5450", serialNumber: "ABC123" },
    });
    expect(of("Microsoft Corporation", "Surface Laptop 5", "012345678901")).toMatchObject({
      text: "Microsoft Corporation,Surface Laptop 5,012345678901",
    });
  });

  test.each([
    ["no maker", "..", "Latitude", "ABC123"],
    ["no model", "Dell", " ", "ABC123"],
    ["no serial number", "Dell", "Latitude", "To Be Filled By O.E.M."],
    ["no serial number", "Dell", "Latitude", ""],
    ["more than 128", "Dell", "x".repeat(130), "ABC123"],
  ])("cannot be made of a device with %s", (what, manufacturer, model, serialNumber) => {
    expect(corporateIdentifierOf({ manufacturer, model, serialNumber })).toMatchObject({
      usable: false,
      what: expect.stringContaining(what),
    });
  });

  test("is taken away by its id", () => {
    expect(deleteIdentifierRequest("a/b")).toEqual({
      method: "DELETE",
      path: "/deviceManagement/importedDeviceIdentities/a%2Fb",
    });
  });
});

interface Body {
  readonly importedDeviceIdentities: { importedDeviceIdentifier: string }[];
}

const textsOf = (body: unknown): string[] =>
  (body as Body).importedDeviceIdentities.map(({ importedDeviceIdentifier }) => importedDeviceIdentifier);

describe("importing corporate identifiers", () => {
  test("is one call for many devices, and tells those that are registered for the classic way", async () => {
    const { client, received } = await startGraph(({ path, body }) => {
      if (path.includes("importDeviceIdentityList")) {
        const value = textsOf(body).map((text) => ({ id: `id ${text}`, importedDeviceIdentifier: text, status: true }));
        return { body: { value } };
      }
      const value = path.includes("CLASSIC") ? [{ id: "1", serialNumber: "classic" }] : [];
      return { body: { value } };
    });
    const outcomes = await importCorporateIdentifiers(client, [device("NEW1"), device("CLASSIC")]);
    expect(outcomes).toEqual([
      { kind: "imported", known: false, intuneId: "id Dell Inc,Latitude 5450,NEW1", registeredClassic: false },
      { kind: "imported", known: false, intuneId: "id Dell Inc,Latitude 5450,CLASSIC", registeredClassic: true },
    ]);
    const [first] = received;
    expect(first).toMatchObject({
      method: "POST",
      path: "/beta/deviceManagement/importedDeviceIdentities/importDeviceIdentityList",
      body: { overwriteImportedDeviceIdentities: false },
    });
    expect(received.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("looks for what Intune says it did not take: it may have it, whatever its case", async () => {
    const { client } = await startGraph(({ path, body }) => {
      if (path.includes("importDeviceIdentityList"))
        return { body: { value: textsOf(body).map((text) => ({ importedDeviceIdentifier: text, status: false })) } };
      if (path.includes("searchExistingIdentities"))
        return { body: { value: [{ id: "7", importedDeviceIdentifier: "DELL INC,LATITUDE 5450,HERE" }] } };
      return { body: { value: [] } };
    });
    expect(await importCorporateIdentifiers(client, [device("HERE"), device("GONE")])).toMatchObject([
      { kind: "imported", known: true, intuneId: "7" },
      { kind: "refused", what: expect.stringContaining("did not take") },
    ]);
  });

  test("finds the one bad identifier that refuses the whole call, and imports the others", async () => {
    const { client, received } = await startGraph(({ path, body }) => {
      if (!path.includes("importDeviceIdentityList")) return { body: { value: [] } };
      const texts = textsOf(body);
      if (texts.some((text) => text.includes("BAD"))) {
        const message = "Invalid Device Identifier parameter found for 1 import records!";
        return { status: 400, body: { error: { code: "BadRequest", message } } };
      }
      return { body: { value: texts.map((text) => ({ id: text, importedDeviceIdentifier: text, status: true })) } };
    });
    const serials = ["A", "B", "BAD", "C", "D", "E", "F", "G"];
    const outcomes = await importCorporateIdentifiers(
      client,
      serials.map((serial) => device(serial)),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(serials.map((one) => (one === "BAD" ? "refused" : "imported")));
    expect(received.filter(({ path }) => path.includes("importDeviceIdentityList")).length).toBeLessThanOrEqual(7);
  });

  test.each([
    [403, "not-authorised"],
    [503, "postponed"],
    [429, "postponed"],
  ])("answered with %i is %s for every device", async (status, kind) => {
    const { client } = await startGraph(() => ({
      status,
      headers: { "retry-after": "600" },
      body: { error: { code: "x", message: "no" } },
    }));
    const outcomes = await importCorporateIdentifiers(client, [device("A"), device("B")]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual([kind, kind]);
    if (kind === "postponed") expect(outcomes[0]).toMatchObject({ milliseconds: 600_000 });
  });

  test("is sent again after a lost answer, which does no harm", async () => {
    const { client, received } = await startGraph(({ path, body }, count) => {
      if (count === 1) return { hangUp: true };
      if (!path.includes("importDeviceIdentityList")) return { body: { value: [] } };
      return { body: { value: textsOf(body).map((text) => ({ importedDeviceIdentifier: text, status: true })) } };
    });
    expect(await importCorporateIdentifiers(client, [device("A")])).toMatchObject([{ kind: "imported" }]);
    expect(received.filter(({ path }) => path.includes("importDeviceIdentityList"))).toHaveLength(2);
  });

  test("does not hang on the classic records: where they cannot be read it says so", async () => {
    const { client } = await startGraph(({ path, body }) =>
      path.includes("importDeviceIdentityList")
        ? { body: { value: textsOf(body).map((text) => ({ importedDeviceIdentifier: text, status: true })) } }
        : { status: 403, body: { error: { code: "Forbidden", message: "no" } } },
    );
    expect(await importCorporateIdentifiers(client, [device("A")])).toMatchObject([
      { kind: "imported", registeredClassic: null },
    ]);
  });
});
