import { signPublication } from "@windlass/content";
import { publicationBody } from "@windlass/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { type Deployable, onlyWhatIsUsed } from "../../src/features/publications/deployable.ts";
import { newestPublication } from "../../src/features/publications/service.ts";
import { currentSigningKey } from "../../src/features/signing-keys/service.ts";
import { buildDefinitionOf, createBuild, createPackage, createPublishable, powershellStep } from "../definitions.ts";
import { startTestServer, type TestServer } from "../harness.ts";
import { publish } from "../published-build.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** The same value with the keys of every object in another order; lists keep theirs, which may mean something. */
const withKeysShuffled = <Value>(value: Value, order: (key: string) => number): Value => {
  const shuffle = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(shuffle);
    if (typeof one !== "object" || one === null) return one;
    const entries = Object.entries(one).toSorted(([left], [right]) => order(left) - order(right));
    return Object.fromEntries(entries.map(([key, inner]) => [key, shuffle(inner)]));
  };
  return JSON.parse(JSON.stringify(shuffle(value)));
};

/** A publication of several builds, packages that need each other and images, as it was really made. */
const published = async () => {
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  const { organisationId, operatingSystemId } = await createPublishable(server, administrator);
  const base = await createPackage(administrator, organisationId);
  for (let count = 0; count < 4; count += 1) {
    const steps = [powershellStep(), powershellStep({ name: "Second" })];
    const { id } = await createPackage(administrator, organisationId, { steps, dependencies: [base.id] });
    await createBuild(
      administrator,
      organisationId,
      buildDefinitionOf(operatingSystemId, { packageIds: [id, base.id] }),
    );
  }
  await publish(administrator, organisationId);
  const made = await server.database.within(wholeInstallation, (connection) =>
    newestPublication(connection, organisationId),
  );
  if (!made) throw new Error("nothing was published");
  return made;
};

describe("a publication made again from the same state", () => {
  it("is the same to the byte, hash and signature, in whatever order rows and keys come", async () => {
    const { body, signed } = await published();
    const key = await currentSigningKey(server.context, "publication");
    const { builds, operatingSystems, packages, removals, diskTemplates, securityModels, vendors, locations, ...rest } =
      body;
    const state: Deployable = {
      builds,
      operatingSystems,
      packages,
      removals,
      diskTemplates,
      securityModels,
      vendors,
      locations,
    };
    const shuffled = <Row>(rows: Row[]) => fc.shuffledSubarray(rows, { minLength: rows.length });
    fc.assert(
      fc.property(
        shuffled(builds),
        shuffled(packages),
        shuffled(operatingSystems),
        fc.func(fc.integer()),
        (someBuilds, somePackages, someSystems, order) => {
          const rows = { ...state, builds: someBuilds, packages: somePackages, operatingSystems: someSystems };
          const again = onlyWhatIsUsed(withKeysShuffled(rows, (name) => order(name)));
          expect(signPublication(publicationBody.parse({ ...again, ...rest }), key)).toEqual(signed);
        },
      ),
      { numRuns: 60 },
    );
    // And it is no wonder: another name is another publication.
    const [first, ...others] = builds;
    if (!first) throw new Error("there is no build");
    const renamed = onlyWhatIsUsed({ ...state, builds: [{ ...first, name: "Another" }, ...others] });
    expect(signPublication(publicationBody.parse({ ...renamed, ...rest }), key).sha256).not.toBe(signed.sha256);
  });
});
