import { describe, expect, it } from "vitest";
import { locationOfAddress, subnetProblem } from "../src/index.ts";
import { placeOfAddress } from "../src/locations/subnet.ts";

const places = [
  { name: "Berlin", subnets: ["10.20.0.0/16", "2001:db8:20::/48"] },
  { name: "Berlin staging", subnets: ["10.20.99.0/24"] },
  { name: "Everything else", subnets: ["0.0.0.0/0"] },
];
const nameAt = (address: string) => placeOfAddress(places, address)?.name ?? null;

describe("the place of an address", () => {
  it("is the one with the smallest network around it", () => {
    expect(nameAt("10.20.1.2")).toBe("Berlin");
    expect(nameAt("10.20.99.255")).toBe("Berlin staging");
    expect(nameAt("192.0.2.1")).toBe("Everything else");
    expect(nameAt("2001:DB8:20:1::7")).toBe("Berlin");
    expect(nameAt("2001:db8:21::1")).toBeNull();
  });

  it("is found for addresses as servers see them: mapped, with a zone, with IPv4 at the end", () => {
    expect(nameAt("::ffff:10.20.1.2")).toBe("Berlin");
    expect(nameAt("::ffff:a14:102")).toBe("Berlin");
    expect(nameAt("2001:db8:20::1%eth0")).toBe("Berlin");
    expect(nameAt("2001:db8:20::10.0.0.1")).toBe("Berlin");
  });

  it("is none for what is no address", () => {
    for (const text of ["", "10.20.1", "10.20.1.256", "::g", "1:2:3:4:5:6:7:8:9", "1::2::3", "printer"])
      expect({ text, name: nameAt(text) }).toEqual({ text, name: null });
  });
});

describe("the location of an address", () => {
  const site = (name: string, subnets: string[], isShared: boolean) => ({ name, subnets, isShared });
  const sites = [
    site("All", ["10.20.1.0/24"], true),
    site("Own", ["10.0.0.0/8"], false),
    site("World", ["::/0"], true),
  ];

  it("is the organisation's own before what all share, and none where the address is not known", () => {
    expect(locationOfAddress(sites, "10.20.1.2")?.name).toBe("Own");
    expect(locationOfAddress(sites, "2001:db8::1")?.name).toBe("World");
    expect(locationOfAddress(sites, "192.0.2.1")).toBeNull();
    expect(locationOfAddress(sites, null)).toBeNull();
  });
});

describe("the networks of a place", () => {
  it("are the networks' own addresses and overlap none, neither here nor elsewhere", () => {
    expect(subnetProblem(["10.0.0.0/8", "fd00::/8", "192.168.1.1/32"], [])).toBeNull();
    expect(subnetProblem(["10.20.0.5/16"], [])).toContain("the network's own");
    expect(subnetProblem(["10.20.0.0/33"], [])).toContain("CIDR");
    expect(subnetProblem(["10.20.0.0/16", "10.20.128.0/17"], [])).toContain("overlap");
    expect(subnetProblem(["10.20.0.0/16"], [{ name: "Old", subnets: ["10.0.0.0/8"] }])).toBe(
      "“10.20.0.0/16” overlaps “10.0.0.0/8” of “Old”",
    );
    expect(subnetProblem(["10.21.0.0/16"], [{ name: "Old", subnets: ["10.20.0.0/16", "::/0"] }])).toBeNull();
  });
});
