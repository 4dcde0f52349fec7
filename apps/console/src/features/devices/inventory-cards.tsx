import { makeStyles, tokens } from "@fluentui/react-components";
import type { Inventory } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { formatBytes } from "../../components/format.ts";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import { chassisName } from "./device-names.ts";

const useStyles = makeStyles({
  ids: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  scroll: { maxHeight: "260px", overflowY: "auto" },
});

const yesNo = (value: boolean | null): string => (value === null ? "Not known" : value ? "On" : "Off");

/** What a device told of itself when it last asked to be deployed. */
export const InventoryCards = ({ inventory }: { readonly inventory: Inventory }) => {
  const styles = useStyles();
  const { smbios, disks, networkInterfaces, tpm, hardwareIds } = inventory;
  return (
    <>
      <Card title="System">
        <Facts
          facts={[
            ["Manufacturer", smbios.manufacturer],
            ["Product", smbios.product],
            ["SKU", smbios.sku || null],
            ["Family", smbios.family || null],
            ["Chassis", chassisName(smbios.chassisType)],
            ["SMBIOS UUID", smbios.uuid],
            ["Board", [smbios.boardManufacturer, smbios.boardProduct].filter(Boolean).join(" ") || null],
            ["Architecture", inventory.architecture],
            ["Memory", formatBytes(inventory.memoryBytes)],
          ]}
        />
      </Card>
      <Card title="Firmware and security">
        <Facts
          facts={[
            ["Firmware", inventory.firmware === "uefi" ? "UEFI" : "BIOS"],
            ["Firmware version", smbios.firmwareVersion || null],
            ["Secure Boot", yesNo(inventory.secureBoot)],
            ["TPM", tpm.present ? `Present, version ${tpm.version ?? "not known"}` : "Not present"],
          ]}
        />
      </Card>
      <Card title="Disks">
        <Facts
          facts={disks.map((disk) => [
            `Disk ${disk.number}`,
            `${disk.model}, ${formatBytes(disk.sizeBytes)}, ${disk.bus}${disk.removable ? ", removable" : ""}`,
          ])}
        />
      </Card>
      <Card title="Network">
        <Facts
          facts={networkInterfaces.map((item) => [
            item.name,
            `${item.mac}, ${item.medium}${item.linkSpeedMbps === null ? "" : `, ${item.linkSpeedMbps} Mbps`}`,
          ])}
        />
      </Card>
      <Card title={`Hardware ids (${hardwareIds.length})`}>
        <ScrollRegion className={styles.scroll} label="Hardware ids">
          <ul className={styles.ids}>
            {hardwareIds.map((id) => (
              <li key={id}>{id}</li>
            ))}
          </ul>
        </ScrollRegion>
      </Card>
    </>
  );
};
