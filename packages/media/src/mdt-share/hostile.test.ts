import { WindlassError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { mdtShareFiles, plantedSecrets } from "../../fixtures/make-mdt-share.ts";
import { numbersFrom } from "../../test/hostile.ts";
import { readRules } from "./ini.ts";
import { readMdtShare } from "./read-share.ts";
import { withoutSecrets } from "./secrets.ts";
import type { ShareFolder } from "./share-folder.ts";
import { folderOf, shareWith } from "./testing.ts";

/** A second of an idle machine's processor; what runs beside it and slows it down gets as much again, twice. */
const within = async <Result>(seconds: number, act: () => Promise<Result>): Promise<Result> => {
  const started = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000_000).toBeLessThan(3 * seconds);
  return result;
};

/** A share that answers for whatever size it likes. */
const withSize = (path: string, size: number): ShareFolder => {
  const share = shareWith({ [path]: "" });
  const reader = { size, read: () => Promise.reject(new Error("was read")), close: async () => {} };
  return { ...share, open: async (asked) => (asked === path ? reader : await share.open(asked)) };
};

const long = 1_900_000;

describe("hostile deployment shares", () => {
  it.each(["Control/CustomSettings.ini", "Control/Drivers.xml"])("%s is refused by its size, unread", async (path) => {
    const { problems } = await readMdtShare(withSize(path, 100_000_000), "share");
    expect(problems).toMatchObject([{ refused: true, what: expect.stringContaining("100000000 bytes") }]);
  });

  it.each([
    ["of brackets", "<".repeat(long)],
    ["of elements within each other", "<a>".repeat(long / 3)],
    ["of comments", `<a>${"<!--".repeat(long / 4)}`],
    ["of one attribute", `<a ${'b="c" '.repeat(long / 6)}/>`],
    ["that never closes a quote", `<a b="${"x".repeat(long)}`],
    ["that defines entities", '<!DOCTYPE a [<!ENTITY b "c">]><applications>&b;</applications>'],
    ["with a zero", "<applications>\0</applications>"],
    ["longer than any, of no identifiers", `<applications>${" ".repeat(2_100_000)}</applications>`],
  ])("Applications.xml %s is refused in a second, with file and place", async (_what, text) => {
    const share = shareWith({ "Control/Applications.xml": text });
    const { problems, applications } = await within(1, () => readMdtShare(share, "share"));
    expect(applications).toEqual([]);
    expect(problems).toMatchObject([
      { refused: true, what: expect.stringMatching(/^Control\\Applications\.xml .*byte/) },
    ]);
  });

  it.each([
    ["one line", "a".repeat(3_900_000)],
    ["one setting", `[a]\nPassword=${"x".repeat(3_900_000)}`],
    ["brackets", "[".repeat(3_900_000)],
    ["sections", "[a]\n".repeat(95_000)],
  ])("rules of %s are read in a second", async (_what, text) => {
    await within(1, async () => readRules(text, "CustomSettings.ini"));
  });

  it("rules of more settings than anybody has are refused", () => {
    expect(() => readRules("a=b\n".repeat(200_000), "CustomSettings.ini")).toThrow(WindlassError);
  });

  it.each([
    "a",
    "-",
    "password ",
    "password=",
    "schtasks ",
    "net user ",
    "psexec -p",
    "://a:",
    " -e AAAAAAAAAAAAAAAA",
    "'\"",
  ])("a command of nothing but %j costs nothing", async (part) => {
    const text = part.repeat(8000 / part.length);
    await within(0.1, async () => withoutSecrets(text));
  });

  it("no path leads out of the share", async () => {
    const paths = ["..\\..\\secret.inf", "C:\\Windows\\x.inf", "\\\\srv\\x.inf", ".\\a\\..\\..\\x.inf", "a:b"];
    const listed: string[] = [];
    const drivers = paths.map((path) => `<driver guid="{1}"><Source>${path}</Source></driver>`).join("");
    const inner = shareWith({ "Control/Drivers.xml": `<drivers>${drivers}</drivers>` });
    const list = (path: string) => {
      listed.push(path);
      return inner.list(path);
    };
    const share = await readMdtShare({ ...inner, list }, "share");
    expect(share.drivers.map(({ path }) => path)).toEqual(paths.map(() => null));
    expect(listed.every((path) => path === "" || path === "Control")).toBe(true);
  });

  it("files that are cut anywhere or damaged are read or refused, and never tell a password", async () => {
    const files = mdtShareFiles();
    const control = [...files.keys()].filter((path) => path.startsWith("Control/"));
    const pick = numbersFrom(20261123);
    const judge = async (path: string, bytes: Uint8Array) => {
      // The file alone, with the one by which a sequence is found.
      const sequences = "Control/TaskSequences.xml";
      const alone = new Map([
        [sequences, files.get(sequences) ?? bytes],
        [path, bytes],
      ]);
      const share = await readMdtShare(folderOf(alone), "share");
      const text = JSON.stringify(share);
      for (const secret of plantedSecrets) expect(text.includes(secret), `${path} tells ${secret}`).toBe(false);
    };
    for (const path of control) {
      const original = files.get(path) ?? new Uint8Array();
      for (let length = 0; length < original.length; length += 1024) await judge(path, original.subarray(0, length));
      for (let round = 0; round < 3; round++) {
        const bytes = Buffer.from(original);
        const at = pick(bytes.length);
        bytes[at] = [0, 0x3c, 0x22, 0xff, pick(256)][pick(5)] ?? 0;
        // A byte within a password or its name may make it another one, which nobody planted.
        await judge(path, bytes);
      }
    }
  });
});
