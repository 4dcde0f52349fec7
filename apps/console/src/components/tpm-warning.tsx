import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { BuildView, DeviceView } from "@windlass/protocol";

interface KnownDevice {
  readonly inventory: { readonly tpm: { readonly present: boolean; readonly version: string | null } } | null;
  readonly hardwareHash?: Pick<NonNullable<DeviceView["hardwareHash"]>, "tpm"> | null;
}

const names: Readonly<Record<string, string>> = {
  "self-deploying": "self-deploying mode",
  "pre-provisioned": "pre-provisioning",
};

/** Why a device cannot be set up as a build wants; null where nothing known speaks against it. */
const tpmObstacle = (build: BuildView | undefined, device: KnownDevice): string | null => {
  const autopilot = build?.definition.autopilot;
  const mode = autopilot?.way === "registration" && names[autopilot.intendedMode];
  if (!mode) return null;
  const tpm = device.inventory?.tpm;
  if (tpm && !tpm.present) return `This build is for ${mode}, and the device has no TPM.`;
  if (tpm?.version && !tpm.version.startsWith("2")) {
    return `This build is for ${mode}, which needs TPM 2.0; the device has version ${tpm.version}.`;
  }
  if (device.hardwareHash && !device.hardwareHash.tpm.present) {
    return `This build is for ${mode}, and the device's newest hardware hash carries no TPM data.`;
  }
  return null;
};

/** Told before a device is deployed with a build that its hardware cannot follow. Nothing is blocked: Intune decides. */
export const TpmWarning = (props: { readonly build: BuildView | undefined; readonly device: KnownDevice }) => {
  const obstacle = tpmObstacle(props.build, props.device);
  if (!obstacle) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{obstacle}</MessageBarTitle> Intune will not give it such a profile. Switch the TPM on in the
        firmware and capture the hash in full Windows, or choose a build for user-driven mode.
      </MessageBarBody>
    </MessageBar>
  );
};
