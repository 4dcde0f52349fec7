import { type PublicationProblem, publishedBuild, type ReadinessRow } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { groupProblems, type KnownReadiness, problemsThatStop, readinessProblems } from "../src/index.ts";
import { build, id } from "./fixtures.ts";

const problem = (changes: Partial<PublicationProblem>): PublicationProblem => ({
  severity: "stops",
  topic: "build",
  objectKind: "build",
  objectId: id(10),
  name: "Office",
  message: "It lacks something.",
  ...changes,
});

describe("problems of a publication", () => {
  it("are told by what is to be done: what stops it first, and with each group its next action", () => {
    const told = groupProblems([
      problem({ severity: "warning", topic: "autopilot" }),
      problem({ topic: "secret" }),
      problem({ topic: "content", message: "One." }),
      problem({ severity: "warning", topic: "content" }),
      problem({ topic: "content", message: "Two." }),
    ]);
    expect(told.map(({ severity, topic, problems }) => [severity, topic, problems.length])).toEqual([
      ["stops", "content", 2],
      ["stops", "secret", 1],
      ["warning", "content", 1],
      ["warning", "autopilot", 1],
    ]);
    for (const { title, nextAction } of told) {
      expect(title).not.toBe("");
      expect(nextAction).toMatch(/\.$/);
    }
    expect(new Set(told.map(({ title }) => title)).size).toBe(told.length);
    expect(groupProblems([])).toEqual([]);
  });

  it("stop it only where they say so", () => {
    const warning = problem({ severity: "warning" });
    expect(problemsThatStop([warning])).toEqual([]);
    expect(problemsThatStop([warning, problem({})])).toEqual([problem({})]);
  });
});

const now = new Date("2026-11-20T08:00:00.000Z");
const organisation = { id: id(1), name: "Contoso" };

const registering = publishedBuild.parse({
  ...build(),
  autopilot: {
    way: "registration",
    intendedMode: "user-driven",
    groupTag: "TAG",
    groupObjectId: id(77),
    waitPolicy: { kind: "none" },
  },
});

const row = (changes: Partial<ReadinessRow>): ReadinessRow => ({
  id: "token",
  step: 2,
  title: "The credential signs in",
  state: "passed",
  detail: "It does.",
  reason: null,
  missingPermission: null,
  remedy: null,
  buildId: null,
  checkedAt: "2026-11-18T08:00:00.000Z",
  ...changes,
});

const known = (changes: Partial<KnownReadiness> = {}): KnownReadiness => ({
  connectedAt: new Date("2026-11-01T08:00:00.000Z"),
  checkedAt: new Date("2026-11-18T08:00:00.000Z"),
  rows: [row({}), row({ id: "group", buildId: registering.id })],
  ...changes,
});

const told = (changes: Partial<KnownReadiness> = {}, builds = [registering]) =>
  readinessProblems({ builds }, organisation, known(changes), now).map(({ severity, objectKind, message }) => {
    expect(severity).toBe("warning");
    return `${objectKind}: ${message}`;
  });

describe("the readiness of a tenant", () => {
  it("is nothing to builds that do not ask it, and nothing is said where all passed", () => {
    expect(told()).toEqual([]);
    expect(told({ connectedAt: null }, [publishedBuild.parse({ ...build(), autopilot: null })])).toEqual([]);
  });

  it("is missed where there is no tenant, no check, or none since the connection changed", () => {
    expect(told({ connectedAt: null, checkedAt: null, rows: [] })).toEqual([
      expect.stringContaining("organisation: It is connected to no tenant"),
    ]);
    expect(told({ checkedAt: null, rows: [] })).toEqual([expect.stringContaining("It was never checked")]);
    expect(told({ connectedAt: new Date("2026-11-19T08:00:00.000Z") })).toEqual([
      "organisation: Its connection was changed since its tenant was checked the last time.",
    ]);
  });

  it("is told of the organisation and of each build that it failed for, with the day", () => {
    const rows = [
      row({ state: "failed", detail: "The secret ended." }),
      row({ id: "group", buildId: registering.id, state: "failed", title: "The group is there", detail: "Not found." }),
      row({ id: "group", buildId: id(99), state: "failed", title: "Of another build" }),
    ];
    expect(told({ rows })).toEqual([
      "organisation: On 2026-11-18: The credential signs in (The secret ended).",
      "build: On 2026-11-18: The group is there (Not found).",
    ]);
  });

  it("is old after a month, and unknown of a build that came since", () => {
    expect(told({ checkedAt: new Date("2026-10-18T08:00:00.000Z"), connectedAt: new Date("2026-10-01") })).toEqual([
      "organisation: Its tenant was checked the last time on 2026-10-18.",
    ]);
    expect(told({ rows: [row({})] })).toEqual(["build: It was not checked yet whether the tenant is ready for it."]);
  });
});
