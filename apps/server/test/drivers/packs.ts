import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";

const fixtures = join(import.meta.dirname, "../../../../packages/media/fixtures/inf");

/** A sample INF of packages/media. */
export const inf = (name: string): string => readFileSync(join(fixtures, name), "utf8");

/** A pack as a maker gives it away: several drivers, one of them not whole, and what is no driver. */
export const vendorPack = (mark = ""): Record<string, string> => ({
  "Drivers/Net/NIC.inf": inf("nic.inf"),
  "Drivers/Net/e2nic.cat": `catalog ${mark}`,
  "Drivers/Net/E2NIC.SYS": "driver",
  "Drivers/Net/nic_msg.dll": "messages",
  "Drivers/Net/Tools/e2nicdiag.exe": "MZ tool",
  "Drivers/Net/readme.txt": "not part of the driver",
  "Drivers/Storage/vmd.inf": inf("storage-vmd.inf"),
  "Drivers/Storage/iaVmd64.cat": "catalog",
  "Drivers/Storage/x64/iaVmd.sys": "driver",
  "Drivers/Audio/ext.inf": inf("audio-extension.inf"),
  "Drivers/Audio/hdxext.cat": "catalog",
  "Drivers/Audio/hdxswc.inf": inf("audio-component.inf"),
  "Drivers/Audio/hdxswc.cat": "catalog",
  "Drivers/Audio/audio.cab": "MSCF",
  "Drivers/Audio/apo/hdxapo.inf": inf("audio-component.inf").replace("Universal Service", "Effects"),
  "Drivers/Audio/apo/hdxswc.cat": "catalog",
  "Drivers/Audio/apo/audio.cab": "MSCF",
  "autorun.inf": "[autorun]\nopen=setup.exe\n",
  "Drivers/broken.inf": "[Version\n",
  "Drivers/script.inf": inf("legacy-script.inf"),
});

/** Packs files with the real 7-Zip, in the format that the name says; ready to be uploaded. */
export const pack = (files: Readonly<Record<string, string | Buffer>>, name: string, ...switches: string[]): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), "windlass-pack-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "in", path)), { recursive: true });
      writeFileSync(join(folder, "in", path), content);
    }
    execFileSync("7zz", ["a", "-bso0", ...switches, join(folder, name), "."], { cwd: join(folder, "in") });
    return readFileSync(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A ZIP of one stored file that no tool would write: any name, Unix mode and size. */
export const forgedZip = (name: string, { mode = 0o100644, sizeBytes = 4 } = {}): Buffer => {
  const content = Buffer.from("evil");
  const path = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(sizeBytes, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, path, content]);
  const madeByUnix = Buffer.from([20, 3]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(mode * 0x1_0000, 6);
  const central = Buffer.concat([Buffer.from("PK\u0001\u0002", "latin1"), madeByUnix, common, rest, path]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
};
