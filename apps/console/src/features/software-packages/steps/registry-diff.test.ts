import type { RegistryChange } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { countLines, registryDiff } from "./registry-diff.ts";

const set = (key: string, name: string, text: string): RegistryChange => ({
  action: "set",
  root: "HKEY_LOCAL_MACHINE",
  key,
  name,
  data: { type: "REG_SZ", text },
});

describe("the changes of a .reg file as a diff", () => {
  it("are told hive by hive and key by key, whatever the case of the key", () => {
    const user: RegistryChange = { action: "create-key", root: "HKEY_CURRENT_USER", key: "Software\\Contoso" };
    const hives = registryDiff(
      [],
      [set("SOFTWARE\\Contoso", "Server", "a"), user, set("software\\CONTOSO", "Port", "1")],
    );
    expect(hives.map(({ root, keys }) => [root, keys.map(({ key, lines }) => [key, lines.length])])).toEqual([
      ["HKEY_LOCAL_MACHINE", [["SOFTWARE\\Contoso", 2]]],
      ["HKEY_CURRENT_USER", [["Software\\Contoso", 1]]],
    ]);
  });

  it("say what is new, what changed from what, what falls away and what stays", () => {
    const before = [set("A", "One", "1"), set("A", "Two", "2"), set("A", "Three", "3")];
    const gone: RegistryChange = { action: "delete-value", root: "HKEY_LOCAL_MACHINE", key: "a", name: "two" };
    const hives = registryDiff(before, [set("A", "One", "1"), gone, set("A", "Four", "4")]);
    expect(hives[0]?.keys[0]?.lines.map(({ standing, action, before: was }) => [standing, action, was])).toEqual([
      ["same", "set", null],
      ["changed", "delete-value", "Two = 2 (REG_SZ)"],
      ["new", "set", null],
      ["gone", "set", null],
    ]);
    expect(countLines(hives)).toMatchObject({ set: 2, "delete-value": 1, new: 1, changed: 1, gone: 1, same: 1 });
  });
});
