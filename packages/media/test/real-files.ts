import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryReader } from "../src/random-access.ts";

/** Whether all these programs are there; without them a test has nothing real to read. */
export const programsAreThere = (...programs: string[]): boolean =>
  programs.every((program) => spawnSync("which", [program], { stdio: "ignore" }).status === 0);

/** A folder in which real tools make files. */
export interface Workshop {
  readonly folder: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  bytes(name: string): Buffer;
  /** Runs a tool in the folder and gives what it printed. @throws Error with its words when it fails */
  run(program: string, ...parameters: string[]): string;
  close(): void;
}

export const openWorkshop = (): Workshop => {
  const folder = mkdtempSync(join(tmpdir(), "windlass-media-"));
  const path = (name: string) => join(folder, name);
  return {
    folder,
    path,
    write: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
    bytes: (name) => readFileSync(path(name)),
    run: (program, ...parameters) => {
      const { status, stdout, stderr } = spawnSync(program, parameters, { cwd: folder, encoding: "utf8" });
      if (status !== 0) throw new Error(`${program} ${parameters.join(" ")}: ${stderr}`);
      return stdout;
    },
    close: () => rmSync(folder, { recursive: true }),
  };
};

/** Bytes as a reader under test takes them. */
export const named = (bytes: Uint8Array, fileName = "file.bin") => ({ reader: memoryReader(bytes), fileName });

export interface Product {
  readonly name: string;
  readonly code: string;
  readonly upgradeCode: string;
  readonly version: string;
  readonly manufacturer: string;
  readonly codePage?: number;
  /** More properties than fit into numbers of two bytes make a database with numbers of three. */
  readonly moreProperties?: number;
}

const propertiesOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<Property Id="MORE${index}" Value="value ${index}"/>`).join("");

/** A source for wixl, with one file in an embedded cabinet. */
export const wixSource = (product: Product): string => `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Name="${product.name}" Id="${product.code}" UpgradeCode="${product.upgradeCode}" Language="1033"
           Codepage="${product.codePage ?? 1252}" Version="${product.version}" Manufacturer="${product.manufacturer}">
    <Package Id="*" Description="Fixture" Manufacturer="${product.manufacturer}" InstallerVersion="500"
             Languages="1033" Compressed="yes" InstallScope="perMachine"/>
    <Media Id="1" Cabinet="a.cab" EmbedCab="yes"/>
    ${propertiesOf(product.moreProperties ?? 0)}
    <Directory Id="TARGETDIR" Name="SourceDir"><Directory Id="ProgramFilesFolder"><Directory Id="INSTALLDIR" Name="Acme">
      <Component Id="Main" Guid="8C7E2C35-9A0F-4C3E-8B3D-5B8D5D0C0C33">
        <File Id="f" Name="payload.txt" DiskId="1" Source="payload.txt" KeyPath="yes"/>
      </Component>
    </Directory></Directory></Directory>
    <Feature Id="Complete" Level="1"><ComponentRef Id="Main"/></Feature>
  </Product>
</Wix>`;

/** Makes a real package with wixl. */
export const makeMsi = (workshop: Workshop, name: string, product: Product, architecture = "x64"): Buffer => {
  workshop.write("payload.txt", "payload\n".repeat(3000));
  workshop.write(`${name}.wxs`, wixSource(product));
  workshop.run("wixl", "-a", architecture, "-o", name, `${name}.wxs`);
  return workshop.bytes(name);
};
