import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { id } from "../fixtures.ts";
import { installed, options, planOf, signingIn, software } from "./library.ts";

const count = 7;
const digits = Array.from({ length: count }, (_unused, index) => 31 + index);

/** A build of some of seven packages that need earlier ones, with options, and a decision on some of the optional ones. */
const situation = fc.record({
  dependencies: fc.array(fc.array(fc.nat(count - 1), { maxLength: 3 }), { minLength: count, maxLength: count }),
  listed: fc.shuffledSubarray(digits),
  presences: fc.array(fc.constantFrom("required", "preselected", "not-preselected"), {
    minLength: count,
    maxLength: count,
  }),
  phases: fc.array(fc.constantFrom("before-sign-in", "signed-in"), { minLength: count, maxLength: count }),
  decided: fc.array(fc.option(fc.boolean()), { minLength: count, maxLength: count }),
});

describe("any decision about optional packages", () => {
  it("gives one plan, with all that is needed before it, and a reason for each package", () => {
    fc.assert(
      fc.property(situation, ({ dependencies, listed, presences, phases, decided }) => {
        const packages = digits.map((digit, index) =>
          software(
            digit,
            (dependencies[index] ?? []).filter((other) => other < index).map((other) => digits[other] ?? 0),
          ),
        );
        const place = (digit: number) => digits.indexOf(digit);
        const packageOptions = listed.map((digit) =>
          options(digit, {
            presence: presences[place(digit)] ?? "required",
            phase: phases[place(digit)] ?? "before-sign-in",
          }),
        );
        const choices = listed.flatMap((digit) => {
          const install = decided[place(digit)] ?? null;
          return presences[place(digit)] === "required" || install === null ? [] : [{ packageId: id(digit), install }];
        });
        const plan = () =>
          planOf(packages, listed, { packageOptions, ending: signingIn }, { packages: choices, by: "Ada" });
        const made = plan();
        expect(JSON.stringify(plan())).toBe(JSON.stringify(made));

        const order = installed(made).filter((name) => name !== "sign-in");
        expect(new Set(order).size).toBe(order.length);
        for (const { name, dependencies: needed } of packages.filter((one) => order.includes(one.name)))
          for (const other of packages.filter((one) => needed.includes(one.id)))
            expect(order.slice(0, order.indexOf(name))).toContain(other.name);

        for (const digit of listed) {
          const isWanted =
            choices.find(({ packageId }) => packageId === id(digit))?.install ??
            presences[place(digit)] !== "not-preselected";
          const isNeeded = packages.some((one) => order.includes(one.name) && one.dependencies.includes(id(digit)));
          expect(order.includes(`P${digit}`)).toBe(isWanted || isNeeded);
          const passedOver = made.passedOver.find(({ name }) => name === `P${digit} 1`);
          expect(passedOver !== undefined).toBe(!isWanted && !isNeeded);
        }
        for (const step of made.steps) expect(step.why).not.toBe("");
      }),
      { seed: 39, numRuns: 200 },
    );
  });
});
