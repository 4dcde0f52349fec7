import { describe, expect, test } from "vitest";
import { useScriptedGraphs } from "../../test/scripted-graph.ts";
import { findBySerialNumber } from "./autopilot-devices.ts";
import { findImports } from "./imports.ts";

const start = useScriptedGraphs();

describe("looking for devices", () => {
  test("compares serial numbers exactly, since Intune's filter only knows contains", async () => {
    const graph = await start(() => ({
      body: {
        value: [
          { id: "1", serialNumber: "AB-123" },
          { id: "2", serialNumber: "ab-12" },
        ],
      },
    }));
    expect(await findBySerialNumber(graph.client, "AB-12 ")).toMatchObject([{ id: "2" }]);
    expect(decodeURIComponent(graph.received[0]?.path ?? "")).toContain("contains(serialNumber,'AB-12')");
  });

  test("reads the whole list where the filter is refused", async () => {
    const graph = await start(({ path }) =>
      path.includes("$filter") ? { status: 400 } : { body: { value: [{ id: "1", serialNumber: "A B" }] } },
    );
    expect(await findBySerialNumber(graph.client, "A B")).toMatchObject([{ id: "1" }]);
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
    expect(await findImports(graph.client, ["b"])).toMatchObject([{ id: "i" }]);
    expect(graph.received).toHaveLength(1);
    expect(decodeURIComponent(graph.received[0]?.path ?? "")).toContain("importId eq 'b'");
    await findImports(graph.client, ["a", "b", "c", "d"]);
    expect(graph.received).toHaveLength(2);
    expect(graph.received[1]?.path).not.toContain("$filter");
  });
});
