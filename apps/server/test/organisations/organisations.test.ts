import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const create = async (name: string) => {
  const answer = await administrator.request<{ id: string }>("POST", "/api/organisations", { name });
  expect(answer.status).toBe(201);
  return answer.body.id;
};

describe("organisations", () => {
  it("are made by an administrator of the installation and come with a boot profile", async () => {
    const id = await create("Contoso");
    const read = await administrator.request("GET", `/api/organisations/${id}`);
    expect(read).toMatchObject({ status: 200, body: { id, name: "Contoso", connection: "none" } });
    const profiles = await administrator.request<{ items: unknown[] }>(
      "GET",
      `/api/boot-profiles?organisationId=${id}`,
    );
    expect(profiles.body.items).toMatchObject([{ organisationId: id, name: "Default" }]);
  });

  it("have names that differ in more than case", async () => {
    await create("Fabrikam");
    const again = await administrator.request("POST", "/api/organisations", { name: "FABRIKAM" });
    expect(again).toMatchObject({ status: 409, body: { error: { code: "object.name-taken" } } });
  });

  const listByPages = async (search: string, limit: number): Promise<string[]> => {
    const names: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: string = `search=${search}&limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await administrator.request<{ items: { name: string }[]; nextCursor: string | null }>(
        "GET",
        `/api/organisations?${query}`,
      );
      names.push(...page.body.items.map((item) => item.name));
      cursor = page.body.nextCursor;
    }
    return names;
  };

  it("are listed page by page without a gap", async () => {
    for (const name of ["Page A", "Page B", "Page C"]) await create(name);
    expect(await listByPages("Page", 2)).toEqual(["Page A", "Page B", "Page C"]);
  });

  it("are listed without a gap where PostgreSQL and JavaScript make other small letters of a name", async () => {
    for (const name of ["İstanbul branch", "Izmir branch"]) await create(name);
    expect(await listByPages("branch", 1)).toEqual(["İstanbul branch", "Izmir branch"]);
  });

  it("are searched by a text as it is written: no letter of it stands for others", async () => {
    for (const name of ["100% Ltd", "A_B Ltd", "C\\D Ltd"]) await create(name);
    expect(await listByPages("%25", 10)).toEqual(["100% Ltd"]);
    expect(await listByPages("_", 10)).toEqual(["A_B Ltd"]);
    expect(await listByPages("%5C", 10)).toEqual(["C\\D Ltd"]);
  });

  it("refuse a cursor that is none of theirs", async () => {
    const answer = await administrator.request("GET", "/api/organisations?cursor=contoso");
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "request.invalid" } } });
  });

  it("do not exist for somebody with a role in another one", async () => {
    const mine = await create("Mine");
    const foreign = await create("Foreign");
    const client = await server.signInAs([{ role: "administrator", organisationId: mine }]);
    expect(await client.request("GET", `/api/organisations/${foreign}`)).toMatchObject({ status: 404 });
    expect(await client.request("PATCH", `/api/organisations/${foreign}`, { name: "Stolen" })).toMatchObject({
      status: 404,
    });
    const list = await client.request<{ items: { id: string }[] }>("GET", "/api/organisations");
    expect(list.body.items.map((item) => item.id)).toEqual([mine]);
    expect(await client.request("POST", "/api/organisations", { name: "New" })).toMatchObject({ status: 403 });
  });

  it("cannot be renamed by an auditor", async () => {
    const id = await create("Audited");
    const auditor = await server.signInAs([{ role: "auditor", organisationId: id }]);
    expect(await auditor.request("GET", `/api/organisations/${id}`)).toMatchObject({ status: 200 });
    expect(await auditor.request("PATCH", `/api/organisations/${id}`, { name: "Changed" })).toMatchObject({
      status: 403,
      body: { error: { code: "access.role-missing" } },
    });
  });
});
