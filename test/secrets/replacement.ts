import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { softwarePackageView } from "@windlass/protocol";
import { detectionOf, madeMsi, newVpn, oldVpn, type Vpn } from "../../apps/agent/test/msi-package.ts";
import type { Api } from "../../apps/cli/src/demo/api.ts";
import type { SimulatedDevice } from "../../apps/cli/src/demo/devices.ts";

const registry = "Windows/System32/config/simulated-registry.json";

/** Products that Windows Installer has registered on a device by now, of those there are. */
export const productsOf = (device: SimulatedDevice): string[] => {
  const text = readFileSync(join(device.directory, "disk0/3-windows", registry), "utf8");
  return [oldVpn, newVpn].map(({ code }) => code).filter((code) => text.includes(code.toLowerCase()));
};

/** Secrets by what is given them. */
interface SecretIds {
  readonly script: string;
  readonly msi: string;
  readonly removal: string;
}

interface CreatedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly steps: readonly object[];
  readonly detection?: object;
  readonly uninstallSteps?: readonly object[];
  readonly replaces?: readonly string[];
}

const path = "setup/contoso vpn.msi";
const install = { kind: "msi", name: "Install it", file: path };

/**
 * A VPN 5.2 that replaces 5.1, of which the library knows how it is found and removed; each of three steps takes a
 * secret. What brings 5.1 to the device is another package, as makers bring programs along. Both have an MSI by wixl.
 *
 * @returns the ids of the packages of a build
 */
export const createReplacement = async (
  api: Api,
  organisationId: string,
  folder: string,
  secrets: SecretIds,
): Promise<string[]> => {
  const create = async (vpn: Vpn, { steps, ...details }: CreatedPackage, hasFile = true): Promise<string> => {
    const { id } = await api.request(softwarePackageView, "POST", "/api/software-packages", {
      organisationId,
      name: "Contoso VPN",
      version: vpn.version,
      ...details,
      steps: steps.map((step) => ({ id: randomUUID(), ...step })),
    });
    if (!hasFile) return id;
    const file = join(folder, `vpn-${vpn.version}.msi`);
    writeFileSync(file, madeMsi(vpn));
    const uploadId = await api.upload(file, organisationId);
    await api.request(softwarePackageView, "POST", `/api/software-packages/${id}/files`, { uploadId, path });
    return id;
  };
  const brought = await create(oldVpn, {
    name: "Tools of the maker",
    version: "1.0",
    steps: [{ ...install, name: "Install a VPN" }],
  });
  const variables = (secretId: string) => [{ name: "VPN_PASSWORD", secretId }];
  const removal = {
    id: randomUUID(),
    kind: "msi",
    name: "Remove it",
    action: "uninstall",
    productCode: `{${oldVpn.code}}`,
    variables: variables(secrets.removal),
  };
  // Nothing of it is needed but how it is found and removed: its installer is not there any more.
  const replaced = { steps: [], detection: detectionOf(oldVpn), uninstallSteps: [removal] };
  const replaces = [await create(oldVpn, replaced, false)];
  const script = 'Write-Output "signing in with $env:VPN_PASSWORD"\nexit 0\n';
  const properties = [{ name: "ENROLMENT", secretId: secrets.msi }];
  const steps = [
    install,
    { kind: "msi", name: "Enrol it", path: "C:\\Install\\enrolment.msi", properties },
    { kind: "powershell", name: "Sign in", script, variables: variables(secrets.script) },
  ];
  return [brought, await create(newVpn, { replaces, steps, detection: detectionOf(newVpn) })];
};
