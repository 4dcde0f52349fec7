import type {
  BuildView,
  CurrentReleases,
  PublicationPreview,
  PublicationView,
  ReleaseTarget,
  ReleaseView,
  ToldError,
} from "@windlass/protocol";
import { expect } from "vitest";
import { approve, TestDevice } from "../agent-device.ts";
import { createPublishable } from "../definitions.ts";
import type { TestClient, TestServer } from "../harness.ts";
import { location } from "../route-examples/requests.ts";

/** What requests of this test come from, as the server sees it. */
const here = "127.0.0.0/8";

interface Wish {
  readonly target?: ReleaseTarget;
  readonly hold?: "pin" | "pilot";
  readonly reason?: string;
}

/** An organisation with one build, and what a test does with its publications. */
export const releasing = async (server: TestServer, administrator: TestClient) => {
  const { organisationId, build, operatingSystemId } = await createPublishable(server, administrator);
  const profiles = await administrator.request<{ items: { id: string }[] }>(
    "GET",
    `/api/boot-profiles?organisationId=${organisationId}`,
  );
  const bootProfileId = profiles.body.items[0]?.id ?? "";

  const rename = async (name: string): Promise<void> => {
    const { body } = await administrator.request<BuildView>("GET", `/api/builds/${build.id}`);
    const definition = { ...body.definition, name };
    const path = `/api/builds/${build.id}`;
    expect(await administrator.request("PUT", path, { revision: body.revision, definition })).toMatchObject({
      status: 200,
    });
  };
  const publish = (more: object = {}) =>
    administrator.request<PublicationView & { error: ToldError }>("POST", "/api/publications", {
      organisationId,
      ...more,
    });
  const release = (number: number | null, insteadOf: number | null, wish: Wish = {}, client = administrator) =>
    client.request<ReleaseView & { error: ToldError }>("POST", "/api/releases", {
      organisationId,
      target: { kind: "all" },
      number,
      insteadOf,
      ...wish,
    });
  return {
    organisationId,
    operatingSystemId,
    build,
    rename,
    publish,
    /** The same build under another name, published. */
    publishAs: async (name: string, more: object = {}): Promise<PublicationView> => {
      await rename(name);
      const answer = await publish(more);
      expect(answer).toMatchObject({ status: 201 });
      return answer.body;
    },
    release,
    released: async (...wanted: Parameters<typeof release>): Promise<ReleaseView> => {
      const answer = await release(...wanted);
      expect(answer).toMatchObject({ status: 201 });
      return answer.body;
    },
    current: async (): Promise<CurrentReleases> =>
      (await administrator.request<CurrentReleases>("GET", `/api/releases/current?organisationId=${organisationId}`))
        .body,
    history: async (): Promise<ReleaseView[]> =>
      (await administrator.request<{ items: ReleaseView[] }>("GET", `/api/releases?organisationId=${organisationId}`))
        .body.items,
    preview: async (): Promise<PublicationPreview> =>
      (
        await administrator.request<PublicationPreview>(
          "GET",
          `/api/publications/preview?organisationId=${organisationId}`,
        )
      ).body,
    /** A location, where the devices of this test are unless it says otherwise. */
    locationHere: async (subnets: readonly string[] = [here]): Promise<string> => {
      const made = await administrator.request<{ id: string }>(
        "POST",
        "/api/definitions",
        location(organisationId, subnets),
      );
      expect(made).toMatchObject({ status: 201 });
      return made.body.id;
    },
    /** A new device that waits for approval. */
    waiting: async (): Promise<TestDevice> => {
      const device = new TestDevice(server, bootProfileId);
      await device.open();
      return device;
    },
    /** What a new device that is approved now is given. */
    granted: async (buildId = build.id) => {
      const device = new TestDevice(server, bootProfileId);
      await device.open();
      expect(await approve(administrator, device.sessionId, buildId)).toMatchObject({ status: 204 });
      const grant = await device.askForToken();
      expect(grant).toMatchObject({ status: 200 });
      return { device, publication: grant.body.publication };
    },
  };
};

/** The number in a publication as a device gets it. */
export const numberIn = ({ body }: { readonly body: string }): number =>
  (JSON.parse(body) as { number: number }).number;
