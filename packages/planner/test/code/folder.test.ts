import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compareFolder } from "../../src/code/compare-folder.ts";
import { fileNamesOf } from "../../src/code/file-names.ts";
import { kindOfFile } from "../../src/code/folder.ts";
import { jsonSchemaOf } from "../../src/code/json-schema.ts";
import { codeKinds, kindsOfObjects, type ServerObject } from "../../src/code/kinds.ts";
import { bare, optionsOf, referenceOf, type Schema, shapeOf } from "../../src/code/schema-walk.ts";

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Every place of a schema that takes a UUID, and whether it says what is named there. */
const unmarkedIds = (schema: Schema, path = "", seen = new Set<Schema>()): string[] => {
  const inner = bare(schema);
  if (seen.has(inner)) return [];
  const within = new Set([...seen, inner]);
  const options = optionsOf(inner);
  if (options) return options.flatMap((option) => unmarkedIds(option, path, within));
  if (inner instanceof z.core.$ZodArray) return unmarkedIds(inner._zod.def.element, `${path}[]`, within);
  const shape = shapeOf(inner);
  if (shape) return shape.flatMap(([key, field]) => unmarkedIds(field, `${path}.${key}`, within));
  return inner instanceof z.core.$ZodUUID && referenceOf(inner) === undefined ? [path] : [];
};

describe("documents of configuration as code", () => {
  it("have no id whose meaning nobody wrote down: every one in a definition is a reference", () => {
    expect(codeKinds.flatMap((kind) => unmarkedIds(kindsOfObjects[kind].schema, kind))).toEqual([]);
    expect(unmarkedIds(z.object({ list: z.array(z.object({ thingId: z.uuid() })) }))).toEqual([".list[].thingId"]);
  });

  it("have a JSON Schema without ids, which takes what the folder holds and nothing else", () => {
    for (const kind of codeKinds) {
      const text = JSON.stringify(jsonSchemaOf(kind));
      expect(
        /"(?:secret|operatingSystem|location|diskTemplate|vendor)Id":|"packageIds":/.exec(text)?.[0],
      ).toBeUndefined();
      expect(text).toContain('"additionalProperties":false');
    }
    expect(jsonSchemaOf("build")).toMatchObject({
      properties: { packages: { items: { anyOf: [{ required: ["name", "version"] }, { required: ["id"] }] } } },
      required: expect.arrayContaining(["name", "operatingSystems", "packages"]),
    });
  });

  it("lie where their kind lies, and nowhere else", () => {
    expect(kindOfFile("builds/a.yaml")).toEqual({ kind: "build", isShared: false });
    expect(kindOfFile("shared/vendors/dell.yaml")).toEqual({ kind: "vendor", isShared: true });
    expect(kindOfFile("settings.yaml")).toEqual({ kind: "settings", isShared: false });
    const strange = [
      "builds/a.yml",
      "shared/builds/a.yaml",
      "builds/b/a.yaml",
      "a.yaml",
      "builds/.yaml",
      "shared/a.yaml",
    ];
    expect(strange.map(kindOfFile)).toEqual(strange.map(() => null));
  });

  it("get file names that every file system takes, each once, in whatever order they come", () => {
    const titles = fc.uniqueArray(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("a", "A", "a 2", "A-2", "con", "NUL", "...", "ß", "日本"),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(titles, fc.infiniteStream(fc.nat()), (list, chance) => {
        const objects = list.map((title) => ({ key: title, title }));
        const names = fileNamesOf(objects);
        const shuffled = objects.toSorted(() => ((chance.next().value ?? 0) % 2 === 0 ? -1 : 1));
        expect([...fileNamesOf(shuffled)].toSorted()).toEqual([...names].toSorted());
        expect(new Set(names.values()).size).toBe(list.length);
        for (const name of names.values())
          expect(name).toMatch(/^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9][a-z0-9-]{0,90}$/);
      }),
      { seed: 20_261_124 },
    );
  });
});

const object = (kind: ServerObject["kind"], number: number, fields: object, isShared = false): ServerObject => ({
  kind,
  id: id(number),
  revision: 1,
  isShared,
  definition: kindsOfObjects[kind].schema.parse(fields),
  usedBy: [],
});

const compare = (files: Readonly<Record<string, unknown>>, objects: readonly ServerObject[], isDeleting = false) => {
  let next = 900;
  return compareFolder({
    documents: Object.entries(files).map(([file, document]) => {
      const kind = kindOfFile(file);
      if (!kind) throw new Error(`${file} is of no kind`);
      return { file, document, ...kind };
    }),
    objects,
    organisations: { ownId: id(1), all: [{ id: id(1), name: "Contoso" }] },
    isDeleting,
    isSharedIn: false,
    hasContent: () => false,
    makeId: () => {
      next += 1;
      return id(next);
    },
  });
};

const script = (name: string) => ({ name, kind: "powershell", script: "exit 0" });
const named = (name: string, steps: readonly object[] = []) => ({ name, version: "1", steps });

describe("a folder beside a server", () => {
  it("has each object after what it names, and deletes in the opposite order", () => {
    const depends = { ...named("A"), dependencies: [{ name: "b", version: "1" }] };
    const files = { "software-packages/a.yaml": depends, "software-packages/b.yaml": named("B") };
    const { changes, issues } = compare(files, []);
    expect(issues).toEqual([]);
    expect(changes.map(({ action, title }) => `${action} ${title}`)).toEqual(["create B 1", "create A 1"]);
    const vendor = object("vendor", 2, { name: "Dell", aliases: [] });
    const model = object("device-model", 3, { name: "Latitude", vendorId: id(2), aliases: [], skus: [] });
    expect(compare({}, [vendor, model], true).changes.map(({ title }) => title)).toEqual(["Latitude", "Dell"]);
  });

  it("keeps the ids of steps that stay, also when they move", () => {
    const there = object("software-package", 2, {
      ...named("A", [
        { ...script("one"), id: id(11) },
        { ...script("two"), id: id(12) },
      ]),
    });
    const moved = compare({ "software-packages/a.yaml": named("A", [script("two"), script("new"), script("one")]) }, [
      there,
    ]);
    expect(moved.changes[0]?.definition?.steps).toMatchObject([{ id: id(12) }, { id: id(901) }, { id: id(11) }]);
    const same = compare({ "software-packages/a.yaml": named("A", [script("one"), script("two")]) }, [there]);
    expect(same.changes.map(({ action }) => action)).toEqual(["keep"]);
  });

  it("tells everything that is wrong at once, each at its place", () => {
    const vendor = object("vendor", 2, { name: "Dell", aliases: [] });
    const { issues } = compare(
      {
        "vendors/a.yaml": { name: "Acme", alias: [], aliases: [5] },
        "vendors/b.yaml": { name: "ACME", aliases: [] },
        "vendors/c.yaml": ["no object"],
        "device-models/m.yaml": { name: "M", vendor: "Del", aliases: [], skus: [] },
        "software-packages/p.yaml": {
          ...named("P", [{ ...script("s"), variables: [{ name: "A", secrt: "x" }] }]),
          filter: { all: [{ field: "location", operator: "is", values: ["Nowhere"] }] },
        },
        "secrets/s.yaml": { name: "Not there", kind: "password" },
      },
      [vendor],
    );
    expect(issues.map(({ file, place, kind }) => `${kind} ${file} ${place.join(".")}`)).toEqual([
      "wrong vendors/b.yaml ",
      "wrong vendors/c.yaml ",
      "wrong vendors/a.yaml alias",
      "wrong vendors/a.yaml aliases.0",
      "wrong device-models/m.yaml vendor",
      expect.stringMatching(/^wrong software-packages\/p.yaml /),
      expect.stringMatching(/^wrong software-packages\/p.yaml /),
      expect.stringMatching(/^wrong software-packages\/p.yaml /),
      "missing secrets/s.yaml ",
    ]);
    const texts = issues.map(({ message }) => message).join("\n");
    expect(texts).toContain("there is no field “alias” here; there are name, description, aliases");
    expect(texts).toContain("there is no vendor “Del”");
    expect(texts).toContain("there is no field “secrt”");
    expect(texts).toContain("there is no location “Nowhere”");
  });

  it("refuses to delete what is used by something it does not speak of", () => {
    const vendor = {
      ...object("vendor", 2, { name: "Dell", aliases: [] }),
      usedBy: [{ id: id(77), kind: "driver", name: "LAN" }],
    };
    expect(compare({}, [vendor], true).issues[0]?.message).toContain("would be deleted, but is used by driver “LAN”");
    expect(compare({}, [vendor]).issues).toEqual([]);
  });
});
