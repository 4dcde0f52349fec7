import { type Filter, softwarePackageView } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { driverAppMatches } from "./driver-app-matches.ts";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

const app = (filter: Filter, changes: object = {}) =>
  softwarePackageView.parse({
    id: id(1),
    organisationId: id(9),
    productId: id(8),
    revision: 1,
    name: "Dock",
    version: "1",
    class: "driver-app",
    filter,
    steps: [],
    files: [],
    fileFacts: [],
    updatedAt: "2026-11-20T08:00:00.000Z",
    ...changes,
  });

const device = (manufacturer: string, model: string) => ({
  manufacturer,
  model,
  vendorName: null,
  modelName: null,
  organisationId: id(9),
});
const devices = [device("LENOVO", "ThinkPad T14"), device("LENOVO", "ThinkPad T14"), device("HP", "EliteBook")];
const byVendor: Filter = { field: "vendor", operator: "is", values: ["Lenovo"] };
const told = (filter: Filter, changes: object = {}) => {
  const [first] = driverAppMatches([app(filter, changes)], devices, (name) => name.toUpperCase());
  return first && { matching: first.matching, untold: first.untold, models: first.models };
};

describe("DriverApps of known devices", () => {
  it("go to those whose maker and model the filter names, by any of the maker's names", () => {
    expect(told(byVendor)).toEqual({ matching: 2, untold: 0, models: ["LENOVO ThinkPad T14"] });
  });

  it("depend on the device where the filter asks for more than a listing tells", () => {
    const filter: Filter = {
      all: [byVendor, { field: "hardware-id", operator: "present", values: ["USB\\VID_17EF"] }],
    };
    expect(told(filter)).toEqual({ matching: 0, untold: 2, models: [] });
    expect(told(byVendor, { architectures: ["x64"] })).toEqual({ matching: 0, untold: 2, models: [] });
  });
});
