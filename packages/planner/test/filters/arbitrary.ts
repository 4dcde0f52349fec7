import type { DeviceFacts, Filter, FilterCondition } from "@windlass/protocol";
import fc from "fast-check";

const word = fc.constantFrom("a", "ab", "A", "b", "a*", "?b", "10.0");
const words = fc.array(word, { minLength: 1, maxLength: 3 });

const condition: fc.Arbitrary<FilterCondition> = fc.oneof(
  fc.record({
    field: fc.constantFrom(
      "vendor",
      "model",
      "sku",
      "family",
      "board",
      "serial-number",
      "firmware-version",
      "os-edition",
    ),
    operator: fc.constantFrom(
      "is",
      "is-not",
      "contains",
      "does-not-contain",
      "starts-with",
      "matches",
      "does-not-match",
    ),
    values: words,
  }),
  fc.record({ field: fc.constant("hardware-id"), operator: fc.constantFrom("present", "absent"), values: words }),
  fc.record({
    field: fc.constantFrom("os-build", "memory-gigabytes", "disk-gigabytes"),
    operator: fc.constantFrom("equals", "does-not-equal", "at-least", "at-most"),
    value: fc.nat(3),
  }),
  fc.record({
    field: fc.constantFrom("os-version", "tpm-version"),
    operator: fc.constantFrom("equals", "does-not-equal", "at-least", "at-most"),
    value: fc.constantFrom("1", "1.2", "2.0", "10.0.26100"),
  }),
  fc.record({ field: fc.constantFrom("secure-boot", "tpm-present"), operator: fc.constant("is"), value: fc.boolean() }),
);

/** Filters of every form, small enough to be read when one fails. */
export const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small" },
    condition,
    fc.record({ all: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("filter") }),
  ),
})).filter;

const text = fc.constantFrom("a", "ab", "b", "abc", "10.0");
const known = fc.record({
  vendor: text,
  model: text,
  sku: text,
  family: text,
  board: text,
  serialNumber: text,
  firmwareVersion: text,
  chassis: fc.constantFrom("desktop" as const, "laptop" as const),
  architecture: fc.constantFrom("x64" as const, "arm64" as const),
  hardwareIds: fc.array(text, { minLength: 1, maxLength: 3 }),
  osEdition: text,
  osVersion: fc.constantFrom("10.0.26100", "10.0.22631.1", "6.3"),
  osBuild: fc.nat(3),
  memoryGigabytes: fc.nat(3),
  diskGigabytes: fc.nat(3),
  tpm: fc.oneof(
    fc.constant({ present: false as const }),
    fc.record({ present: fc.constant(true as const), version: fc.constantFrom("1.2", "2.0") }),
  ),
  secureBoot: fc.boolean(),
  organisationId: fc.constant("6a0f5a0e-3c0a-4b57-9d5e-0a4b8f1c2d3e"),
  locationId: fc.constant("b1f2c3d4-0000-4000-8000-000000000000"),
});

/** A device of which everything is known. */
export const anyKnownDevice: fc.Arbitrary<DeviceFacts> = known;

const withoutSome = (facts: DeviceFacts, hidden: readonly boolean[]): DeviceFacts => {
  const hide = <Value>(index: number, value: Value): Value | null => (hidden[index] ? null : value);
  const names = Object.keys(facts).sort();
  const isHidden = (name: keyof DeviceFacts) => hidden[names.indexOf(name)] === true;
  const keep = <Name extends keyof DeviceFacts>(name: Name): DeviceFacts[Name] | null =>
    hide(names.indexOf(name), facts[name]);
  const tpm = isHidden("tpm") ? (facts.tpm?.present ? { present: true as const, version: null } : null) : facts.tpm;
  return {
    vendor: keep("vendor"),
    model: keep("model"),
    sku: keep("sku"),
    family: keep("family"),
    board: keep("board"),
    serialNumber: keep("serialNumber"),
    firmwareVersion: keep("firmwareVersion"),
    chassis: keep("chassis"),
    architecture: keep("architecture"),
    hardwareIds: keep("hardwareIds"),
    osEdition: keep("osEdition"),
    osVersion: keep("osVersion"),
    osBuild: keep("osBuild"),
    memoryGigabytes: keep("memoryGigabytes"),
    diskGigabytes: keep("diskGigabytes"),
    tpm,
    secureBoot: keep("secureBoot"),
    organisationId: keep("organisationId"),
    locationId: keep("locationId"),
  };
};

/** A device and the same device when it has told less. */
export const anyDeviceKnownInPart: fc.Arbitrary<{ readonly whole: DeviceFacts; readonly part: DeviceFacts }> = fc
  .tuple(known, fc.array(fc.boolean(), { minLength: 19, maxLength: 19 }))
  .map(([whole, hidden]) => ({ whole, part: withoutSome(whole, hidden) }));
