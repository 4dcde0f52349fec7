import { describe, expect, it } from "vitest";
import { packageOptionProblems, parametersOf, secretsOfBuild, sparseOptions, withOverrides } from "../../src/index.ts";
import { build, id, scriptStep } from "../fixtures.ts";
import { installer, options, planOf, software } from "./library.ts";

const greet = scriptStep(902, { variables: [{ name: "PROXY", value: "proxy.example.com" }] });
const vpn = software(31, [], { steps: [installer, greet] });
const problemsOf = (overrides: Parameters<typeof options>[1]["overrides"]) =>
  packageOptionProblems(
    build({ packageIds: [id(31)], packageOptions: [options(31, { overrides: overrides ?? [] })] }),
    [vpn],
  ).map(({ message }) => message);

describe("values that a build gives to a package", () => {
  it("take the place of its own in every step that has them", () => {
    const packageOptions = [
      options(31, {
        overrides: [
          { of: "variable", name: "PROXY", value: "proxy.corp" },
          { of: "property", name: "SERVER", secretId: id(78) },
        ],
      }),
    ];
    const steps = planOf([vpn], [31], { packageOptions }).steps.flatMap((step) =>
      step.action === "run-software-step" ? [step.step] : [],
    );
    expect(steps).toMatchObject([
      {
        variables: [{ name: "PROXY", value: "proxy.corp" }],
        properties: [
          { name: "SERVER", secretId: id(78) },
          { name: "KEY", secretId: id(77) },
        ],
      },
      { variables: [{ name: "PROXY", value: "proxy.corp" }] },
    ]);
    expect(secretsOfBuild(build({ packageOptions }))).toMatchObject([
      { id: id(78), what: "SERVER of a software package" },
    ]);
  });

  it("stand beside what the package has, which may differ from step to step", () => {
    expect(parametersOf(vpn)).toEqual([
      { of: "variable", name: "PROXY", defaults: [{ value: "none" }, { value: "proxy.example.com" }] },
      { of: "property", name: "SERVER", defaults: [{ value: "vpn.example.com" }] },
      { of: "property", name: "KEY", defaults: [{ secretId: id(77) }] },
    ]);
  });

  it("change no step that has no such value", () => {
    const overrides = [{ of: "property" as const, name: "PROXY", value: "x" }];
    expect(withOverrides(greet, overrides)).toEqual(greet);
  });

  it.each([
    ["the package does not have", [{ of: "variable", name: "SERVER", value: "x" }], "the package does not have"],
    ["is a secret of the package, in plain text", [{ of: "property", name: "KEY", value: "x" }], "in plain text"],
    [
      "is set twice",
      [
        { of: "variable", name: "PROXY", value: "x" },
        { of: "variable", name: "PROXY", value: "y" },
      ],
      "twice",
    ],
  ] as const)("are refused for what %s", (_what, overrides, words) => {
    expect(problemsOf([...overrides])).toEqual([expect.stringContaining(words)]);
  });

  it("may be another secret in the place of a secret, or a secret in the place of text", () => {
    expect(problemsOf([{ of: "property", name: "KEY", secretId: id(79) }])).toEqual([]);
    expect(problemsOf([{ of: "variable", name: "PROXY", secretId: id(79) }])).toEqual([]);
  });
});

describe("options of a build", () => {
  it("that mean the same are published as the same", () => {
    const overrides = [
      { of: "variable" as const, name: "B", value: "1" },
      { of: "variable" as const, name: "A", value: "2" },
    ];
    const packageIds = [id(32), id(31), id(33)];
    const one = [options(31, { overrides }), options(32, { presence: "preselected" }), options(33, {})];
    const other = [options(32, { presence: "preselected" }), options(31, { overrides: overrides.toReversed() })];
    expect(sparseOptions({ packageIds, packageOptions: one })).toEqual(
      sparseOptions({ packageIds, packageOptions: other }),
    );
    expect(sparseOptions({ packageIds, packageOptions: one }).map(({ packageId }) => packageId)).toEqual([
      id(32),
      id(31),
    ]);
  });

  it("are refused for a package that it does not list", () => {
    const problems = packageOptionProblems(
      build({ packageIds: [], packageOptions: [options(31, { presence: "preselected" })] }),
      [vpn],
    );
    expect(problems).toMatchObject([{ packageId: id(31), message: expect.stringContaining("does not list") }]);
  });
});
