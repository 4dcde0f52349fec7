import { describe, expect, test } from "vitest";
import { useScriptedGraphs } from "../../test/scripted-graph.ts";
import { sameSerialNumber, serialNumberRequest } from "./autopilot-devices.ts";
import { findImports } from "./imports.ts";

const start = useScriptedGraphs();

describe("looking for devices", () => {
  test("searches by serial number only where Intune's filter takes it", () => {
    expect(decodeURIComponent(serialNumberRequest(" 5CD8068X5C ")?.path ?? "")).toContain(
      "contains(serialNumber,'5CD8068X5C')",
    );
    for (const refused of ["AB-12", "A B", "A'B", "A_B"]) expect(serialNumberRequest(refused)).toBeNull();
    expect(sameSerialNumber(" ab-12", "AB-12 ")).toBe(true);
    expect(sameSerialNumber("AB-123", "AB-12")).toBe(false);
  });

  test("finds imports by their import id in one call each, and from four on in one list", async () => {
    const graph = await start(() => ({
      body: {
        value: [
          { id: "i", importId: "B" },
          { id: "x", importId: "z" },
        ],
      },
    }));
    expect(await findImports(graph.client, ["b"])).toEqual({ records: [{ id: "i", importId: "B" }], pages: null });
    expect(graph.received).toHaveLength(1);
    expect(decodeURIComponent(graph.received[0]?.path ?? "")).toContain("importId eq 'b'");
    expect(await findImports(graph.client, ["a", "b", "c", "d"])).toMatchObject({ pages: 1 });
    expect(graph.received).toHaveLength(2);
    expect(graph.received[1]?.path).not.toContain("$filter");
    await findImports(graph.client, ["a", "b", "c", "d"], 8);
    expect(graph.received.slice(2).every(({ path }) => path.includes("$filter"))).toBe(true);
  });
});
