import {
  filter as filterSchema,
  type Inventory,
  inventory,
  type PublicationBody,
  publicationBody,
} from "@windlass/protocol";
import fc from "fast-check";
import { anyFilter } from "../filters/arbitrary.ts";
import { build, id, internalDisk, publication, inventory as usualInventory } from "../fixtures.ts";

/** Publications and devices of every form that the schemas take, also such as nobody can deploy. */

const packageIds = Array.from({ length: 6 }, (_unused, index) => id(300 + index));
/** What the build of the test may use, and what only another build of the publication names. */
export const secretIds = Array.from({ length: 4 }, (_unused, index) => id(600 + index));
export const foreignSecretId = id(699);

const secret = fc.constantFrom(...secretIds);

/** Most of what is drawn can be deployed: a plan says more than a refusal. */
const mostly = <Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const longFilter = fc.constant({
  any: Array.from({ length: 30 }, (_unused, index) => ({
    field: "model" as const,
    operator: "is" as const,
    values: Array.from({ length: 20 }, (_same, place) => `Model ${index}-${place} with a long name of its own`),
  })),
});
const filter = fc.option(
  fc.oneof(
    { weight: 9, arbitrary: anyFilter.filter((one) => filterSchema.safeParse(one).success) },
    { weight: 1, arbitrary: longFilter },
  ),
  {
    nil: null,
  },
);
const name = fc.oneof(
  fc.constantFrom("Tools", "Tools", "“Quoted”", "%PATH%", "x".repeat(120)),
  fc.stringMatching(/^\S{1,40}$/),
);

const step = (packageIndex: number, index: number) =>
  fc.record({
    kind: fc.constant("powershell"),
    id: fc.constant(id(1000 + packageIndex * 10 + index)),
    name,
    script: fc.constant("exit 0"),
    when: filter,
    continueOnError: fc.boolean(),
    variables: fc.array(fc.record({ name: fc.constantFrom("KEY", "LICENCE"), secretId: secret }), { maxLength: 2 }),
  });

const bareSoftware = (index: number) =>
  fc.record({
    id: fc.constant(packageIds[index]),
    name,
    version: fc.constantFrom("1.0", "", "2026.11"),
    architectures: fc.subarray(["x64", "arm64", "x86"]),
    // Mostly without a way round.
    dependencies: fc.oneof(
      { weight: 60, arbitrary: fc.subarray(packageIds.slice(0, index)) },
      { weight: 1, arbitrary: fc.subarray(packageIds) },
    ),
    replaces: fc.subarray([id(400), id(401)]),
    reboot: fc.constantFrom("when-asked", "always", "never"),
    detection: mostly<object[]>([{ kind: "script", script: "exit 0" }], []),
    steps: fc.tuple(step(index, 0), step(index, 1)).map((steps) => steps.slice(0, 1 + (index % 2))),
    files: fc.constant([]),
  });

const driverAppFilter = filter.map((one) => one ?? { field: "tpm-present", operator: "is", value: true });
const classes = fc.oneof(
  fc.record({ class: fc.constant("software"), filter }),
  fc.record({ class: fc.constant("driver-app"), filter: driverAppFilter }),
);
const software = (index: number) =>
  fc.tuple(classes, bareSoftware(index)).map(([classed, told]) => ({ ...told, ...classed }));

const ending = fc.constantFrom(
  { kind: "untouched", afterwards: "restart" },
  { kind: "answered", afterwards: "shut-down", pages: {} },
  { kind: "desktop", afterwards: "restart", privacy: "off", signInWhileDeploying: true },
  { kind: "audit", afterwards: "restart" },
);
const join = fc.oneof(
  fc.constantFrom({ kind: "none" }, { kind: "workgroup", name: "SHOP" }),
  fc.record({ kind: fc.constant("domain"), domain: fc.constant("corp.example.com"), accountSecretId: secret }),
  fc.record({
    kind: fc.constant("offline-domain"),
    accounts: fc.tuple(secret).map(([blobSecretId]) => [{ computerName: "WL-7XK29T3", blobSecretId }]),
  }),
);
const administrator = fc.oneof(
  fc.constantFrom({ kind: "as-it-is", renamedTo: null }, { kind: "disabled", renamedTo: "Keeper" }),
  fc.record({ kind: fc.constant("enabled"), passwordSecretId: secret, renamedTo: fc.constant(null) }),
);
const productKey = fc.oneof(
  fc.constantFrom({ kind: "none" }, { kind: "generic" }),
  fc.record({ kind: fc.constant("own"), secretId: secret }),
);
const operatingSystem = (architecture: "x64" | "arm64", imageIndex: number, language: string) =>
  fc.record({
    architecture: fc.constant(architecture),
    operatingSystemId: mostly(id(20), id(21)),
    imageIndex: mostly(imageIndex, 9),
    language: mostly(language, language.toLowerCase(), "xx-XX"),
    productKey,
    enabledFeatures: fc.subarray(["NetFx3"]),
    removedApps: fc.subarray(["Microsoft.BingNews"]),
  });

/** Of the build under test. */
export const buildId = id(10);

export const anyPublication: fc.Arbitrary<PublicationBody> = fc
  .record({
    packages: fc.tuple(...packageIds.map((_unused, index) => software(index))),
    build: fc.record({
      name,
      operatingSystems: fc
        .tuple(operatingSystem("x64", 1, "en-US"), operatingSystem("arm64", 2, "de-DE"))
        .chain((entries) =>
          fc.oneof(
            { weight: 4, arbitrary: fc.constant([...entries]) },
            { weight: 1, arbitrary: fc.subarray(entries, { minLength: 1 }) },
          ),
        ),
      packageIds: fc.shuffledSubarray([...packageIds]),
      packageOptions: fc.subarray([...packageIds]).chain((optioned) =>
        fc.tuple(
          ...optioned.map((packageId) =>
            fc.record({
              packageId: fc.constant(packageId),
              presence: fc.constantFrom("required", "preselected", "not-preselected"),
              phase: fc.constantFrom("before-sign-in", "signed-in"),
            }),
          ),
        ),
      ),
      computerNameTemplate: fc.constantFrom("WL-%SERIAL%", "PC-%RAND:4%", "%MODEL%-%SERIAL:4%", "FIXED"),
      ending,
      join,
      administrator,
      autopilot: fc.constantFrom(null, build().autopilot),
      diskTemplateId: mostly<string | null>(null, id(70)),
      securityModelId: fc.constantFrom(null, id(50)),
    }),
    accountSecret: fc.option(secret, { nil: null }),
  })
  .map(({ packages, build: told, accountSecret }) =>
    publicationBody.parse({
      ...publication(),
      builds: [
        { ...build(), ...told },
        {
          ...build(),
          id: id(11),
          name: "Another build",
          administrator: { kind: "enabled", passwordSecretId: foreignSecretId },
        },
      ],
      packages,
      removals: [id(400), id(401)].map((removed, index) => ({
        id: removed,
        name: `Old ${index}`,
        version: "0.9",
        detection: [{ kind: "script", script: "exit 0" }],
        steps: [{ kind: "cmd", id: id(900 + index), name: "Remove", command: "exit 0" }],
        reboot: "when-asked",
        files: [],
        archive: null,
      })),
      securityModels: [
        {
          id: id(50),
          name: "Model",
          accounts: [{ name: "Operator", passwordSecretId: accountSecret, groups: ["Administrators"] }],
          groups: [],
        },
      ],
    }),
  );

/** Decisions about packages, most of which some builds do not have as optional. */
export const anyChoices = fc.array(fc.record({ packageId: fc.constantFrom(...packageIds), install: fc.boolean() }), {
  maxLength: 2,
});

const disk = fc.record({
  number: fc.nat(3),
  model: fc.constantFrom("KIOXIA", ""),
  serialNumber: fc.constantFrom("A1", ""),
  sizeBytes: fc.constantFrom(8_000_000_000, 64_000_000_000, 512_110_190_592),
  bus: fc.constantFrom("nvme", "usb", "sata", "other"),
  removable: fc.boolean(),
});

/** A device; mostly one that can be deployed. */
export const anyInventory: fc.Arbitrary<Inventory> = fc
  .record({
    architecture: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom("x64", "arm64") },
      { weight: 1, arbitrary: fc.constant("x86") },
    ),
    firmware: mostly("uefi", "bios"),
    disks: fc.oneof({ weight: 4, arbitrary: fc.constant([internalDisk]) }, { weight: 1, arbitrary: fc.array(disk) }),
    serialNumber: fc.oneof(
      mostly("7XK29T3", "To be filled by O.E.M.", "", "é&<"),
      fc.stringMatching(/^[A-Z0-9]{4,20}$/),
      fc.string({ maxLength: 256, unit: "binary" }),
    ),
    product: fc.constantFrom("Latitude 5450", "a", "ab", ""),
    memoryBytes: fc.constantFrom(0, 2_000_000_000, 16_000_000_000),
  })
  .map(({ serialNumber, product, ...told }) => {
    const usual = usualInventory();
    return inventory.parse({ ...usual, ...told, smbios: { ...usual.smbios, serialNumber, product } });
  });
