import { randomUUID } from "node:crypto";
import type { BuildDefinition, BuildView, PublicationView } from "@windlass/protocol";
import { expect } from "vitest";
import { buildDefinitionOf, createBuild, createOrganisation, insertOperatingSystem } from "./definitions.ts";
import type { TestClient, TestServer } from "./harness.ts";

/** An organisation whose devices have something to deploy. */
export interface PublishedBuild {
  readonly organisationId: string;
  readonly operatingSystemId: string;
  readonly bootProfileId: string;
  readonly build: BuildView;
  readonly publicationId: string;
}

/** The tag that published builds of tests carry; no device ever says it. */
export const groupTagOfBuild = "Tag-Of-The-Build";

export const publish = async (client: TestClient, organisationId: string): Promise<string> => {
  const answer = await client.request<PublicationView>("POST", "/api/publications", { organisationId });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};

/** Makes an organisation with one build that registers in Windows Autopilot, and publishes it. */
export const createPublishedBuild = async (
  server: TestServer,
  client: TestClient,
  changes: Partial<BuildDefinition> = {},
): Promise<PublishedBuild> => {
  const organisationId = await createOrganisation(client);
  const operatingSystemId = await insertOperatingSystem(server, organisationId);
  const autopilot = {
    way: "registration" as const,
    intendedMode: "user-driven" as const,
    groupTag: groupTagOfBuild,
    groupObjectId: randomUUID(),
    waitPolicy: { kind: "none" } as const,
  };
  const definition = buildDefinitionOf(operatingSystemId, { autopilot, ...changes });
  const build = await createBuild(client, organisationId, definition);
  const publicationId = await publish(client, organisationId);
  const profiles = await client.request<{ items: { id: string }[] }>(
    "GET",
    `/api/boot-profiles?organisationId=${organisationId}`,
  );
  const bootProfileId = profiles.body.items[0]?.id ?? "";
  return { organisationId, operatingSystemId, bootProfileId, build, publicationId };
};
