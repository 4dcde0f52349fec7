import { describe, expect, it } from "vitest";
import { useScriptedGraphs } from "../../test/scripted-graph.ts";
import type { DeviceChange } from "./change.ts";
import { changeDevices } from "./change-devices.ts";
import type { ChangeTarget } from "./outcome.ts";

interface Member {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const target = (id: string, change: DeviceChange): ChangeTarget => ({
  autopilotDeviceId: id,
  serialNumber: `SN-${id}`,
  change,
  approvalCode: null,
});

const reason = "Retag for Finance";
const managed = "6c1f8c32-0000-4000-8000-000000000001";

describe("changing registered devices", () => {
  const startGraph = useScriptedGraphs();

  /** A tenant that answers each member of a batch; writes are kept in the order they came. */
  const startTenant = async (answer: (member: Member, count: number) => Reply) => {
    const members: Member[] = [];
    const graph = await startGraph(({ body }) => {
      const requests = Reflect.get(Object(body), "requests") as (Omit<Member, "path"> & { id: string; url: string })[];
      const responses = requests.map(({ id, url, ...rest }) => {
        const member = { ...rest, path: url };
        members.push(member);
        return { id, ...answer(member, members.length) };
      });
      return { body: { responses } };
    });
    const written = () => members.filter(({ method }) => method !== "GET");
    return { client: graph.client, members, written };
  };

  const device = (extra: object = {}): Reply => ({
    status: 200,
    body: { id: "a", serialNumber: "SN-a", groupTag: "OLD", displayName: "DESK-7", ...extra },
  });
  const reading = (extra?: object) => (member: Member) => (member.method === "GET" ? device(extra) : { status: 204 });

  it("writes the name that is there along with a new tag", async () => {
    const tenant = await startTenant(reading());
    const change = { kind: "properties", groupTag: "NEW" } as const;
    const [outcome] = await changeDevices(tenant.client, [target("a", change)], reason);
    expect(outcome).toMatchObject({ kind: "done", changed: true, record: { groupTag: "NEW", displayName: "DESK-7" } });
    expect(tenant.written()).toMatchObject([{ body: { groupTag: "NEW", displayName: "DESK-7" } }]);
  });

  it("sends nothing where it is done already", async () => {
    const tenant = await startTenant(reading());
    const change = { kind: "properties", groupTag: "OLD" } as const;
    const [outcome] = await changeDevices(tenant.client, [target("a", change)], reason);
    expect(outcome).toMatchObject({ kind: "done", changed: false });
    expect(tenant.written()).toEqual([]);
  });

  it("refuses a name that Intune would not take before anything is sent", async () => {
    const tenant = await startTenant(reading());
    const names = ["1234", "with space", "sixteen-letters-", ""];
    const targets = names.map((displayName) => target("a", { kind: "properties", displayName }));
    const outcomes = await changeDevices(tenant.client, targets, reason);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ kind: "failed", failure: { code: "autopilot-device.name-invalid" } });
    }
    expect(tenant.written()).toEqual([]);
  });

  it("deletes Intune's record, the assigned user and the Autopilot record in this order, and nothing in Entra", async () => {
    const tenant = await startTenant(reading({ managedDeviceId: managed, userPrincipalName: "ada@contoso.com" }));
    const change = { kind: "delete", alsoFromIntune: true } as const;
    expect(await changeDevices(tenant.client, [target("a", change)], reason)).toMatchObject([{ kind: "done" }]);
    expect(tenant.written().map(({ method, path }) => `${method} ${path.split("/").slice(2).join("/")}`)).toEqual([
      `DELETE managedDevices/${managed}`,
      "POST windowsAutopilotDeviceIdentities/a/unassignUserFromDevice",
      "DELETE windowsAutopilotDeviceIdentities/a",
    ]);
  });

  it("leaves an enrolled device alone unless its Intune record may go, too", async () => {
    const tenant = await startTenant(reading({ managedDeviceId: managed }));
    const change = { kind: "delete", alsoFromIntune: false } as const;
    const [outcome] = await changeDevices(tenant.client, [target("a", change)], reason);
    expect(outcome).toMatchObject({ kind: "failed", failure: { code: "autopilot-device.enrolled" } });
    expect(tenant.written()).toEqual([]);
  });

  it("waits while Intune removes its own record, and is done where the device is gone", async () => {
    const removing = await startTenant((member) => {
      if (member.method === "GET") return device({ managedDeviceId: managed });
      return { status: member.path.includes("windowsAutopilot") ? 400 : 204 };
    });
    const leaving = [target("a", { kind: "delete", alsoFromIntune: true })];
    expect(await changeDevices(removing.client, leaving, reason)).toMatchObject([
      { kind: "waiting", reason: "intune-removal" },
    ]);
    const gone = await startTenant(() => ({ status: 404 }));
    expect(await changeDevices(gone.client, leaving, reason)).toMatchObject([{ kind: "done", changed: false }]);
    const vanishing = await startTenant((member) => (member.method === "GET" ? device() : { status: 404 }));
    expect(await changeDevices(vanishing.client, leaving, reason)).toMatchObject([{ kind: "done" }]);
  });

  it("names the permission that deleting from Intune needs", async () => {
    const tenant = await startTenant((member) =>
      member.method === "GET" ? device({ managedDeviceId: managed }) : { status: 403 },
    );
    const change = { kind: "delete", alsoFromIntune: true } as const;
    const [outcome] = await changeDevices(tenant.client, [target("a", change)], reason);
    expect(outcome).toMatchObject({ failure: { code: "autopilot-device.permission-missing" } });
    expect(JSON.stringify(outcome)).toContain("DeviceManagementManagedDevices.ReadWrite.All");
    expect(tenant.written()).toHaveLength(1);
  });

  it("gives the reason with every write, waits where a second administrator has to approve, and then sends the code", async () => {
    const code = "7f3a1d20-0000-4000-8000-00000000000c";
    const tenant = await startTenant((member) => {
      if (member.method === "GET") return device();
      if (member.headers["x-msft-approval-code"] === code) return { status: 204 };
      return { status: 412, headers: { "x-msft-approval-code": code } };
    });
    const change = { kind: "properties", groupTag: "NEW" } as const;
    const [waiting] = await changeDevices(tenant.client, [target("a", change)], reason);
    expect(waiting).toMatchObject({ kind: "waiting", reason: "approval", approvalCode: code });
    expect(tenant.written()[0]?.headers["x-msft-approval-justification"]).toBe(Buffer.from(reason).toString("base64"));
    const again = { ...target("a", change), approvalCode: code };
    expect(await changeDevices(tenant.client, [again], reason)).toMatchObject([{ kind: "done", changed: true }]);
  });

  it("gives every device its own end where some of many are refused", async () => {
    const tenant = await startTenant((member) => {
      if (member.method === "GET") return member.path.endsWith("/c") ? { status: 404 } : device();
      return member.path.includes("/b/") ? { status: 400 } : { status: 204 };
    });
    const change = { kind: "assign-user", userPrincipalName: "ada@contoso.com", addressableUserName: "" } as const;
    const outcomes = await changeDevices(
      tenant.client,
      ["a", "b", "c"].map((id) => target(id, change)),
      reason,
    );
    expect(outcomes).toMatchObject([
      { kind: "done" },
      { kind: "failed", failure: { code: "autopilot-device.user-refused" } },
      { kind: "failed", failure: { code: "autopilot-device.gone" } },
    ]);
  });

  it("unblocks through beta, and only what is blocked", async () => {
    const blocked = await startTenant(reading({ enrollmentState: "blocked" }));
    expect(await changeDevices(blocked.client, [target("a", { kind: "unblock" })], reason)).toMatchObject([
      { kind: "done", changed: true },
    ]);
    expect(blocked.written().map(({ path }) => path.split("/").at(-1))).toEqual(["allowNextEnrollment"]);
    const free = await startTenant(reading({ enrollmentState: "enrolled", userlessEnrollmentStatus: "unknown" }));
    expect(await changeDevices(free.client, [target("a", { kind: "unblock" })], reason)).toMatchObject([
      { kind: "done", changed: false },
    ]);
  });
});
