import type { DefinitionView } from "@windlass/protocol";
import { expect } from "vitest";
import type { TestClient } from "../harness.ts";

/** What the tests of definitions ask again and again, as an administrator of the installation. */
export const definitionSite = (administrator: () => TestClient) => ({
  create: async (definition: object, organisationId: string | null): Promise<DefinitionView> => {
    const answer = await administrator().request<DefinitionView>("POST", "/api/definitions", {
      organisationId,
      definition,
    });
    expect(answer, answer.text).toMatchObject({ status: 201 });
    return answer.body;
  },
  /** What the refusal says. */
  refused: async (definition: object, organisationId: string | null): Promise<string> => {
    const answer = await administrator().request("POST", "/api/definitions", { organisationId, definition });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return answer.text;
  },
});

export const listDefinitions = async (
  client: TestClient,
  kind: string,
  organisationId: string,
): Promise<DefinitionView[]> => {
  const answer = await client.request<{ items: DefinitionView[] }>(
    "GET",
    `/api/definitions?kind=${kind}&organisationId=${organisationId}`,
  );
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.items;
};

export const vendor = (name: string, aliases: string[] = []) => ({ kind: "vendor", name, aliases });
