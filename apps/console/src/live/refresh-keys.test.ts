import { type LiveTopic, liveTopic } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { keysToRefresh } from "./refresh-keys.ts";

const organisationId = "5d0b8a55-6a0c-4f0e-9f8c-0d5b1b8f6a01";
const id = "0f6f1c7e-1c59-4b6b-8a59-5f4f4b1f2c02";
const keysOf = (topic: LiveTopic, changed: string | null = id) =>
  keysToRefresh({ topic, organisationId, id: changed }).map((key) => key.join("/"));

describe("what a live change refreshes", () => {
  it("refreshes the list, the one object and its journal when a deployment moves, and the dashboard", () => {
    expect(keysOf("deployments")).toEqual([
      "deployments/list",
      `deployments/object/${id}`,
      `deployments/events/${id}`,
      "dashboard",
    ]);
  });

  it("leaves other objects' queries alone when the change names one object", () => {
    for (const topic of ["builds", "devices", "deployments", "software-packages"] as const) {
      expect(keysOf(topic)).not.toContain(topic);
    }
  });

  it("refreshes everything of a topic when the change names no object", () => {
    expect(keysOf("deployments", null)).toContain("deployments");
  });

  it("refreshes the deployment page when its registration moves, whose id is another", () => {
    expect(keysOf("registrations")).toContain("deployments/object");
  });

  it("refreshes the publication preview when something publishable changes", () => {
    for (const topic of ["builds", "operating-systems", "software-packages"] as const) {
      expect(keysOf(topic)).toContain("publications/preview");
    }
  });

  it("refreshes the preview after publishing and the builds, which say what is published", () => {
    expect(keysOf("publications")).toEqual(["publications", "builds", "dashboard"]);
  });

  it("knows every topic that the server can send", () => {
    for (const topic of liveTopic.options) expect(keysOf(topic).length).toBeGreaterThan(0);
  });
});
