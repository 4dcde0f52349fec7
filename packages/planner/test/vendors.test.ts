import { describe, expect, it } from "vitest";
import { findModel, isPlaceholderText, vendorNormaliser } from "../src/index.ts";

const normalise = vendorNormaliser([
  { name: "Dell", aliases: ["Dell Computer Corporation", "Alienware"] },
  { name: "HP", aliases: ["Hewlett-Packard", "HP Development Company"] },
  { name: "HPE", aliases: ["Hewlett Packard Enterprise"] },
  { name: "Lenovo", aliases: ["IBM"] },
  { name: "Fujitsu", aliases: ["FUJITSU*"] },
  { name: "MSI", aliases: ["Micro-Star International Co., Ltd.", "MICRO-STAR INT'L CO.,LTD"] },
]);

describe("a maker's one name", () => {
  it("is found whatever way the maker writes itself in SMBIOS", () => {
    const names = {
      Dell: ["Dell Inc.", "DELL", " dell ", "Dell Computer Corp.", "Alienware"],
      HP: ["HP", "HP Inc.", "Hewlett-Packard", "HEWLETT PACKARD", "Hewlett-Packard Company"],
      HPE: ["HPE", "Hewlett Packard Enterprise"],
      Lenovo: ["LENOVO", "Lenovo Ltd.", "IBM"],
      Fujitsu: ["FUJITSU", "FUJITSU CLIENT COMPUTING LIMITED", "Fujitsu Siemens"],
      MSI: ["Micro-Star International Co., Ltd.", "Micro-Star Int'l Co.,Ltd", "MSI"],
    };
    for (const [name, told] of Object.entries(names))
      for (const text of told) expect({ text, name: normalise(text) }).toEqual({ text, name });
  });

  it("is not guessed: a name that nobody knows stays as it is", () => {
    for (const text of ["Contoso Hardware", "HPX", "Dellware", "Microsoft Corporation", "Inc."])
      expect(normalise(` ${text} `)).toBe(text);
    expect(normalise("")).toBe("");
  });

  it("is an exact one before one that begins so, and the longest beginning before a shorter one", () => {
    const other = vendorNormaliser([
      { name: "All", aliases: ["contoso*"] },
      { name: "Servers", aliases: ["contoso servers*"] },
      { name: "One", aliases: ["Contoso Servers Europe"] },
    ]);
    expect(other("Contoso Laptops")).toBe("All");
    expect(other("Contoso Servers Asia")).toBe("Servers");
    expect(other("CONTOSO SERVERS EUROPE GmbH")).toBe("One");
  });
});

describe("a text of SMBIOS", () => {
  it("says nothing where nobody filled it in", () => {
    for (const text of [
      "To be filled by O.E.M.",
      "Default string",
      "  ",
      "00000000",
      "XXXX",
      "System Product Name",
      "N/A",
    ])
      expect({ text, says: isPlaceholderText(text) }).toEqual({ text, says: true });
    for (const text of ["Dell Inc.", "OptiPlex 7010", "0A54"]) expect(isPlaceholderText(text)).toBe(false);
  });
});

describe("a device's model", () => {
  const models = [
    { name: "Latitude 7450", vendorId: "dell", aliases: [], skus: ["0C9B", "0CB5"] },
    { name: "Latitude 7450 2-in-1", vendorId: "dell", aliases: ["Latitude 7450"], skus: ["0CAA"] },
    { name: "ThinkPad T14 Gen 5", vendorId: "lenovo", aliases: ["21ML*", "21MM*"], skus: [] },
  ];
  const told = (vendorId: string | null, product: string, sku = "", version = "") => ({
    vendorId,
    product,
    sku,
    version,
  });

  it("is told by its SKU for sure, then by its product name, then by its version", () => {
    expect(findModel(models, told("dell", "Latitude 7450", "0caa"))?.name).toBe("Latitude 7450 2-in-1");
    expect(findModel(models, told("dell", "LATITUDE 7450", "FFFF"))?.name).toBe("Latitude 7450");
    expect(findModel(models, told("lenovo", "21ML004RGE"))?.name).toBe("ThinkPad T14 Gen 5");
    expect(findModel(models, told("lenovo", "21XX", "", "ThinkPad T14 Gen 5"))?.name).toBe("ThinkPad T14 Gen 5");
  });

  it("is one of its own maker only, and none where nothing is known", () => {
    expect(findModel(models, told("hp", "Latitude 7450", "0C9B"))).toBeNull();
    expect(findModel(models, told(null, "Latitude 7450"))).toBeNull();
    expect(findModel(models, told("dell", "", ""))).toBeNull();
  });
});
