import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { build } from "../../../test/fake-api/seed/library.ts";
import { publication } from "../../../test/fake-api/seed/publications.ts";
import { organisationStandings } from "./organisation-standing.ts";

const organisation = (id: string) => ({
  id,
  name: id,
  createdAt: "2026-11-01T08:00:00.000Z",
  connection: "none" as const,
});
const amount = (bytes: number) => ({ count: 1, bytes });

describe("how organisations stand", () => {
  it("is told by each one's own newest publication, builds and content", () => {
    const office = build("a", "Office", randomUUID(), []);
    const resting = { ...office, definition: { ...office.definition, active: false }, changedSincePublication: false };
    const [first, second] = organisationStandings({
      organisations: [organisation("a"), organisation("b")],
      publications: [4, 6, 5].map((number) => publication("a", number, [])),
      builds: [office, resting],
      content: {
        store: "folder",
        graceHours: 1,
        organisations: [{ organisationId: "a", name: "a", own: amount(10), shared: amount(5) }],
        installation: null,
      },
    });
    expect(first).toMatchObject({ newest: { number: 6 }, activeBuilds: 1, changedBuilds: 1, contentBytes: 15 });
    expect(second).toMatchObject({ newest: null, activeBuilds: 0, changedBuilds: 0, contentBytes: null });
  });
});
