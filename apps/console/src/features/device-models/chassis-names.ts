import type { ChassisKind } from "@windlass/protocol";

export const chassisNames: Readonly<Record<ChassisKind, string>> = {
  desktop: "Desktop",
  laptop: "Laptop",
  tablet: "Tablet",
  "all-in-one": "All-in-one",
  server: "Server",
  virtual: "Virtual machine",
  other: "Other",
};
