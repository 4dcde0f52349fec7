import { existsSync } from "node:fs";
import { openFileReader, readInstallerFile } from "@windlass/media";
import type { RegistryChange } from "@windlass/protocol";
import { uninstallKeyOf } from "./detection.ts";
import { changeRegistryFile, readRegistryFile } from "./registry.ts";

interface Product {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly publisher: string;
  /** 32-bit packages register below WOW6432Node. */
  readonly view: "64-bit" | "32-bit";
}

/** What Windows Installer was called for. */
export interface InstallerCall {
  readonly action: "install" | "remove";
  /** A package, or a product's code. */
  readonly subject: string;
}

const line = /\\msiexec\.exe\s+\/(i|x)\s+(?:"([^"]+)"|(\S+))/i;

/** Null where the command line is another program's. */
export const installerCallOf = (commandLine: string): InstallerCall | null => {
  const [, action, quoted, plain] = line.exec(commandLine) ?? [];
  const subject = quoted ?? plain;
  return subject === undefined ? null : { action: action?.toLowerCase() === "x" ? "remove" : "install", subject };
};

/** Null where the file is not there, or no package. */
const productOf = async (path: string): Promise<Product | null> => {
  if (!existsSync(path)) return null;
  const reader = await openFileReader(path);
  try {
    const facts = await readInstallerFile({ reader, fileName: path }).catch(() => null);
    if (facts?.kind !== "msi" || facts.productCode === null) return null;
    return {
      code: facts.productCode,
      name: facts.productName ?? "",
      version: facts.productVersion ?? "",
      publisher: facts.manufacturer ?? "",
      view: facts.architecture === "x86" ? "32-bit" : "64-bit",
    };
  } finally {
    await reader.close();
  }
};

const place = (code: string) => ({ root: "HKEY_LOCAL_MACHINE", key: uninstallKeyOf(code) }) as const;

const registered = ({ code, name, version, publisher }: Product): RegistryChange[] => {
  const set = (value: string, text: string): RegistryChange => ({
    action: "set",
    ...place(code),
    name: value,
    data: { type: "REG_SZ", text },
  });
  return [
    set("DisplayName", name),
    set("DisplayVersion", version),
    set("Publisher", publisher),
    { action: "set", ...place(code), name: "WindowsInstaller", data: { type: "REG_DWORD", number: 1 } },
  ];
};

const views = ["64-bit", "32-bit"] as const;

/**
 * Leaves in the simulated registry what Windows Installer would ("Uninstall Registry Key"): a package's product is there
 * after its installation, and gone after its removal. Its files are not unpacked.
 *
 * @param hostPath of a file on the device, or of the package
 * @returns the exit code and what is to be told; null where this device cannot read the package
 */
export const runWindowsInstaller = async (
  { action, subject }: InstallerCall,
  registryPath: string,
  hostPath: (path: string) => string | null,
): Promise<{ readonly exitCode: number; readonly words: string } | null> => {
  const isCode = subject.startsWith("{");
  const path = isCode ? null : hostPath(subject);
  const product = path === null ? null : await productOf(path);
  if (action === "install") {
    if (!product) return null;
    changeRegistryFile(registryPath, product.view, registered(product));
    return { exitCode: 0, words: `Simulated device: registered ${product.name} ${product.version} as installed.` };
  }
  const code = isCode ? subject : product?.code;
  if (code === undefined) return null;
  const there = views.filter((view) =>
    readRegistryFile(registryPath, view, { ...place(code), name: "WindowsInstaller" }),
  );
  // ERROR_UNKNOWN_PRODUCT ("MsiExec.exe and InstMsi.exe error messages").
  if (there.length === 0) return { exitCode: 1605, words: `Simulated device: the product ${code} is not installed.` };
  for (const view of there) changeRegistryFile(registryPath, view, [{ action: "delete-key", ...place(code) }]);
  return { exitCode: 0, words: `Simulated device: the product ${code} is no longer installed.` };
};
