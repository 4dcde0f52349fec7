import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { damageAndJudge, truncationsRead } from "../../test/hostile.ts";
import { makeProgram } from "../../test/make-program.ts";
import { named } from "../../test/real-files.ts";
import { inspectProgram } from "./inspect.ts";

// Inno Setup, WiX Burn, InstallShield, Squirrel, IExpress and Advanced Installer run on Windows only. These programs
// carry their documented marks where the tools put them; NSIS is tested with installers its own compiler made.

const mark = Buffer.from("72446c507453cde6d77b0b2a", "hex");

/** A program with Inno Setup's table of offsets, in its first or second version, and set-up data of that tool version. */
const innoProgram = (version: 1 | 2, data: string): Buffer => {
  const table = Buffer.alloc(version === 1 ? 44 : 64);
  const shape = () => makeProgram({ resources: [{ type: 10, name: 11_111, content: table }], overlay });
  const overlay = Buffer.concat([Buffer.from(data)], 4096);
  const size = shape().length;
  mark.copy(table);
  table.writeUInt32LE(version, 12);
  if (version === 1) {
    table.writeUInt32LE(size, 16);
    table.writeUInt32LE(size - overlay.length, 32);
  } else {
    table.writeBigUInt64LE(BigInt(size), 16);
    table.writeBigUInt64LE(BigInt(size - overlay.length), 40);
  }
  table.writeUInt32LE(crc32(table.subarray(0, -4)), table.length - 4);
  return shape();
};

const installerOf = async (bytes: Uint8Array) => (await inspectProgram(named(bytes))).installer;

describe("installers with the marks of", () => {
  it.each([
    [1, "Inno Setup Setup Data (6.2.2)", "6.2.2"],
    [2, "Inno Setup Setup Data (6.5.0.2) (u)", "6.5.0.2"],
  ] as const)("Inno Setup, table %i, tell the tool's version and its switches", async (version, data, toolVersion) => {
    const program = innoProgram(version, data);
    expect(await installerOf(program)).toMatchObject({ type: "inno", toolVersion });
    const [silent] = (await installerOf(program))?.silent ?? [];
    expect(silent?.commandLine).toContain("/VERYSILENT /SUPPRESSMSGBOXES /NORESTART");
    expect(await truncationsRead(program, inspectProgram, 256)).toEqual([]);
    program.writeUInt8(program.readUInt8(program.indexOf(mark) + 20) ^ 1, program.indexOf(mark) + 20);
    await expect(inspectProgram(named(program))).rejects.toMatchObject({ code: "installer.damaged" });
  });

  it("WiX Burn are known by their section, and must hold the bundle's container", async () => {
    const section = Buffer.alloc(64);
    section.writeUInt32LE(0x00f1_4300, 0);
    section.writeUInt32LE(2, 4);
    section.writeUInt32LE(2048, 24);
    section.writeUInt32LE(1000, 48);
    const program = makeProgram({ sections: [{ name: ".wixburn", content: section }], overlay: Buffer.alloc(1000) });
    expect(await installerOf(program)).toMatchObject({
      type: "burn",
      silent: [{ commandLine: '"%INSTALLER%" /quiet /norestart', certainty: "documented" }],
      uninstall: [{ commandLine: '"%INSTALLER%" /uninstall /quiet /norestart' }],
    });
    await expect(inspectProgram(named(program.subarray(0, -1)))).rejects.toMatchObject({ code: "installer.truncated" });
  });

  it("InstallShield tell a Basic MSI project from an InstallScript one by their files", async () => {
    const withFile = (name: string) => {
      const header = Buffer.alloc(46);
      header.write("InstallShield\0");
      header.writeUInt16LE(1, 14);
      const entry = Buffer.alloc(312);
      entry.write(name, "latin1");
      entry.writeUInt32LE(100, 268);
      return makeProgram({ overlay: Buffer.concat([header, entry, Buffer.alloc(100)]) });
    };
    const basic = await installerOf(withFile("Acme Tool.msi"));
    expect(basic?.silent.map(({ commandLine }) => commandLine)).toEqual(['"%INSTALLER%" /s /v"/qn /norestart"']);
    const script = await installerOf(withFile("setup.inx"));
    expect(script?.silent.map(({ commandLine }) => commandLine)).toEqual([
      '"%INSTALLER%" /s /f1"%PACKAGE%\\setup.iss"',
    ]);
    const newer = await installerOf(makeProgram({ overlay: Buffer.from("ISSetupStream\0") }));
    expect(newer).toMatchObject({ type: "installshield", silent: [{}, {}] });
    await expect(inspectProgram(named(withFile("a.msi").subarray(0, -1)))).rejects.toMatchObject({
      code: "installer.truncated",
    });
  });

  it("Squirrel, Velopack and IExpress are known by what they carry", async () => {
    const zip = Buffer.from("PK\u0003\u0004");
    const squirrel = makeProgram({ resources: [{ type: "DATA", name: 131, content: zip }] });
    expect(await installerOf(squirrel)).toMatchObject({
      type: "squirrel",
      silent: [{ note: expect.stringContaining("SYSTEM") }],
    });
    const velopack = makeProgram({ overlay: Buffer.concat([zip, Buffer.from("acme.nuspec")]) });
    expect(await installerOf(velopack)).toMatchObject({ type: "velopack" });
    const iexpress = makeProgram({
      resources: [
        { type: 10, name: "CABINET", content: Buffer.from("MSCF") },
        { type: 10, name: "RUNPROGRAM", content: Buffer.from("setup.cmd\0") },
      ],
    });
    expect(await installerOf(iexpress)).toMatchObject({
      type: "iexpress",
      silent: [{ note: expect.stringContaining("It starts setup.cmd.") }],
    });
  });

  it("7-Zip, with and without instructions, say what they start", async () => {
    const archive = Buffer.alloc(32);
    archive.set([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]);
    const bare = makeProgram({ overlay: archive });
    expect(await installerOf(bare)).toMatchObject({ type: "7-zip-sfx", evidence: "7-Zip archive behind the program" });
    const text = Buffer.from(
      '\uFEFF;!@Install@!UTF-8!\nTitle="Acme"\nRunProgram="bin\\\\setup.exe /q"\n;!@InstallEnd@!',
    );
    const told = makeProgram({ overlay: Buffer.concat([text, archive]) });
    expect((await installerOf(told))?.silent[0]?.note).toContain("It starts bin\\setup.exe /q.");
    archive.writeUInt32LE(5, 12);
    await expect(inspectProgram(named(makeProgram({ overlay: archive })))).rejects.toMatchObject({
      code: "installer.truncated",
    });
  });

  it("Advanced Installer, and packages wrapped in a program, are told apart", async () => {
    const footer = Buffer.concat([Buffer.alloc(5000), Buffer.from("ADVINSTSFX"), Buffer.alloc(20)]);
    expect(await installerOf(makeProgram({ overlay: footer }))).toMatchObject({ type: "advanced-installer" });
    const database = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex")], 2048);
    expect(await installerOf(makeProgram({ overlay: database }))).toMatchObject({ type: "msi-in-exe" });
    expect(await installerOf(makeProgram({ resources: [{ type: "MSI", name: 1, content: database }] }))).toMatchObject({
      type: "msi-in-exe",
      evidence: "a Windows Installer package in a resource of type MSI",
    });
  });

  it("none of them are no installers, and nothing is proposed", async () => {
    expect(await inspectProgram(named(makeProgram({})))).toMatchObject({ kind: "program", installer: null });
    const text = named(
      Buffer.from("MZ is how this text begins, and it goes on for a while without being a program.".repeat(3)),
    );
    await expect(inspectProgram(text)).rejects.toMatchObject({ code: expect.stringMatching(/^installer\./) });
  });
});

describe("hostile programs", () => {
  it("with resources that lead back to themselves are refused", async () => {
    const program = makeProgram({ resources: [{ type: 10, name: 1, content: Buffer.alloc(8) }] });
    program.writeUInt32LE(0x8000_0000, 1024 + 20);
    await expect(inspectProgram(named(program))).rejects.toMatchObject({
      message: "file.bin is damaged at byte 1024: its resources go round in a circle.",
    });
  });

  it("are read or refused in words whatever is damaged in them", async () => {
    const program = innoProgram(1, "Inno Setup Setup Data (6.2.2)");
    const places = [
      [60, 500],
      [1024, 300],
    ] as const;
    const outcomes = await damageAndJudge(program, inspectProgram, { rounds: 2000, seed: 99, places });
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  });
});
