import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import type { DeviceHardwareHash } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { State, type Tone } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { chassisName } from "./device-names.ts";

const useStyles = makeStyles({
  findings: { display: "grid", gap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalM },
  remedy: { display: "block" },
});

const integrity: Readonly<Record<DeviceHardwareHash["integrity"], readonly [tone: Tone, words: string]>> = {
  intact: ["good", "Intact: its checksum fits"],
  damaged: ["bad", "Damaged"],
  unknown: ["unknown", "Of an unknown layout"],
};

const joined = (...parts: readonly (string | null | undefined)[]): string | null =>
  parts.filter(Boolean).join(" ") || null;

const partsOf = ({ parts }: DeviceHardwareHash) => {
  const { capture, processor, memory, chassis } = parts;
  return [
    ["Captured in", capture && (capture.inFullWindows ? "Full Windows" : "Another environment, such as Windows PE")],
    ["Windows", capture && joined(capture.operatingSystem, capture.architecture)],
    ["Processor", processor && joined(processor.model ?? processor.manufacturer, `(${processor.cores} cores)`)],
    ["Memory", memory && `${memory.gigabytes} GB`],
    ["Disks", parts.drives.map(({ gigabytes, bus }) => joined(`${gigabytes} GB`, bus)).join(", ") || null],
    [
      "Displays",
      parts.displays
        .map(({ horizontalPixels, verticalPixels }) => `${horizontalPixels} × ${verticalPixels}`)
        .join(", ") || null,
    ],
    ["Graphics", parts.graphics.map(({ name }) => name).join(", ") || null],
    ["Chassis", chassis && chassisName(chassis.type)],
    ["Board", joined(parts.boardManufacturer, parts.boardProduct, parts.boardVersion)],
    ["Firmware", parts.firmwareVendor],
  ].filter((fact): fact is [string, string] => typeof fact[1] === "string");
};

/** What the newest hardware hash of a device says, in words; the hash itself never leaves the server. */
export const HardwareHashCard = ({ hash }: { readonly hash: DeviceHardwareHash }) => {
  const styles = useStyles();
  const [tone, words] = integrity[hash.integrity];
  return (
    <Card title="Hardware hash">
      {hash.findings.length > 0 && (
        <div className={styles.findings}>
          {hash.findings.map(({ code, message, remedy }) => (
            <MessageBar key={code} intent="warning" layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>{message}</MessageBarTitle>
                <span className={styles.remedy}>{remedy}</span>
              </MessageBarBody>
            </MessageBar>
          ))}
        </div>
      )}
      <Facts
        facts={[
          ["Manufacturer", hash.manufacturer],
          ["Model", hash.model],
          ["Serial number", hash.serialNumber],
          [
            "TPM data",
            hash.tpm.present
              ? `Yes, TPM ${hash.tpm.version ?? "of unknown version"}: every mode is possible`
              : "No: self-deploying and pre-provisioning are impossible",
          ],
          ["Captured", <Age key="captured" at={hash.capturedAt} />],
          [
            "Integrity",
            <State key="integrity" tone={tone}>
              {words}
            </State>,
          ],
          ...partsOf(hash),
        ]}
      />
    </Card>
  );
};
