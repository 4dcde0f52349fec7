import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computerName, computerNameProblem, computerNameTemplateProblem, isPlaceholderSerial } from "../src/index.ts";

const noRandom = () => {
  throw new Error("this template needs no random number");
};

describe("a computer name", () => {
  it.each([
    ["WL-%SERIAL%", "5CG1234ABC", "WL-5CG1234ABC"],
    ["%SERIAL%", "VMware-56 4d/8", "VMware-564d8"],
    ["PC-%SERIAL:4%", "5CG1234ABC", "PC-4ABC"],
    ["%serial:3%-DESK", "5CG1234ABC", "ABC-DESK"],
    ["KIOSK", "5CG1234ABC", "KIOSK"],
  ])("from “%s” and the serial number “%s” is %s", (template, serial, expected) => {
    expect(computerName(template, serial, noRandom)).toBe(expected);
  });

  it("takes as many random digits as are asked for", () => {
    const digits = [0.05, 0.999, 0.5, 0.31];
    expect(computerName("WL-%RAND:4%", "x", () => digits.shift() ?? 0)).toBe("WL-0953");
  });

  it.each([
    ["%SERIAL%", "1234567", "digits only"],
    ["WORKSTATION-%SERIAL%", "5CG1234ABC", "22 characters"],
    ["%SERIAL:4%", "AB-123", "begins or ends with a hyphen"],
    ["%SERIAL%", "To be filled by O.E.M.", "no real serial number"],
    ["%SERIAL%", "0000000", "no real serial number"],
    ["%SERIAL%", "///", "no real serial number"],
  ])("from “%s” and the serial number “%s” is refused: %s", (template, serial, what) => {
    expect(() => computerName(template, serial, noRandom)).toThrow(
      expect.objectContaining({ code: "device.computer-name-invalid", message: expect.stringContaining(what) }),
    );
  });

  it.each([
    ["PC-%NAME%", "not a known placeholder"],
    ["PC-%RAND%", "needs a number"],
    ["PC-%RAND:0%", "1 to 15"],
    ["PC_%SERIAL%", "characters other than"],
    ["PC-%SERIAL", "characters other than"],
    ["A-VERY-LONG-NAME-%SERIAL%", "at least 18 characters"],
    ["%RAND:6%", "digits only"],
    ["12-%SERIAL%-", "hyphen"],
    ["SYSTEM", "reserves"],
    ["12345", "digits only"],
  ])("can never come from the template “%s”: %s", (template, what) => {
    expect(computerNameTemplateProblem(template)).toContain(what);
  });

  it("that was given out is always one that Windows accepts", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat({ max: 999 }), (literal, serial, seed) => {
        const template = `${literal}%SERIAL:5%%RAND:2%`;
        let name: string;
        try {
          name = computerName(template, serial, () => seed / 1000);
        } catch (error) {
          expect(error).toMatchObject({ code: "device.computer-name-invalid" });
          return;
        }
        expect(computerNameProblem(name)).toBeNull();
        expect(computerNameTemplateProblem(template)).toBeNull();
        expect(isPlaceholderSerial(serial)).toBe(false);
      }),
    );
  });
});
