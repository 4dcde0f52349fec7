import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { LoadedPack } from "../../api/driver-packs.ts";
import { driverPageSize, driversQuery } from "../../api/drivers.ts";
import { Card } from "../../components/card.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { Instant } from "../../components/time.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXS },
  row: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Where a pack comes from and what is in it. */
export const PackFactsCard = ({ pack }: { readonly pack: LoadedPack }) => (
  <Card title="Contents">
    <Facts
      facts={[
        ["Drivers", `${pack.drivers}, of which ${pack.activeDrivers} are active`],
        ["In no other pack", pack.onlyHere],
        ["With missing files", pack.withMissingFiles],
        ["Stored", formatBytes(pack.sizeBytes)],
        ["Imported from", pack.fileName],
        ["Size of the file", pack.fileSizeBytes === null ? null : formatBytes(pack.fileSizeBytes)],
        ["Imported", <Instant key="at" at={pack.importedAt} />],
        [
          "SHA-256",
          pack.fileSha256 ? <CopyText key="hash" text={pack.fileSha256} label="Copy the file's hash" /> : null,
        ],
      ]}
    />
  </Card>
);

/** The first drivers of a pack by description. */
export const PackDriversCard = ({ pack }: { readonly pack: LoadedPack }) => {
  const styles = useStyles();
  const query = useQuery(driversQuery(null, { packId: pack.id }, null));
  return (
    <Card title={`Drivers (${pack.drivers})`}>
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading drivers" />}
      <ul className={styles.list} aria-label="Drivers of the pack">
        {query.data?.items.map((driver) => (
          <li key={driver.id} className={styles.row}>
            <PageLink to="/drivers/$driverId" params={{ driverId: driver.id }}>
              {driver.description}
            </PageLink>{" "}
            <Text className={styles.quiet}>
              {[driver.infName, driver.version, driver.active ? null : "inactive"].filter(Boolean).join(" · ")}
            </Text>
          </li>
        ))}
      </ul>
      {pack.drivers > driverPageSize && (
        <Text className={styles.quiet}>
          … and {counted(pack.drivers - driverPageSize, "other")}, found under Drivers.
        </Text>
      )}
    </Card>
  );
};
