import { describe, expect, it } from "vitest";
import { computerNameExample } from "./computer-name-example.ts";

describe("the example beside a computer-name template", () => {
  it("fills in the serial number's last characters", () => {
    expect(computerNameExample(" FIN-%SERIAL:8% ")).toEqual({ name: "FIN-G1234ABC" });
  });

  it("shows the same digits each time, so that they do not flicker while one types", () => {
    expect(computerNameExample("PC-%RAND:4%")).toEqual(computerNameExample("PC-%RAND:4%"));
    expect(computerNameExample("PC-%RAND:4%")).toMatchObject({ name: expect.stringMatching(/^PC-\d{4}$/) });
  });

  it.each([
    ["", "This is needed."],
    ["PC-%PLACE%", "%PLACE% is not a known placeholder."],
    ["PC-%RAND%", "%RAND% needs a number, for example %RAND:4%."],
  ])("says what is wrong with “%s”", (template, problem) => {
    expect(computerNameExample(template)).toEqual({ problem });
  });

  it("refuses a name that comes out too long instead of cutting it", () => {
    expect(computerNameExample("HEADQUARTERS-%SERIAL%")).toHaveProperty("problem");
  });
});
