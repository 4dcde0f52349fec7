import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { DeviceView } from "@windlass/protocol";
import { deploymentsQuery } from "../../api/deployments.ts";
import { ListGrid } from "../../components/list-grid.tsx";
import { deploymentColumns } from "../deployments/deployment-columns.tsx";

const useStyles = makeStyles({ none: { color: tokens.colorNeutralForeground3 } });

/** What was deployed to a device. */
export const DeploymentsOfDevice = ({ device }: { readonly device: DeviceView }) => {
  const styles = useStyles();
  const query = useQuery(deploymentsQuery(device.organisationId, device.id));
  return (
    <ListGrid
      noun="deployment"
      compact
      items={query.data}
      error={query.error}
      retry={() => void query.refetch()}
      columns={deploymentColumns.filter((column) => column.id !== "serialNumber")}
      rowId={(deployment) => deployment.id}
      initialSort={{ columnId: "started", direction: "descending" }}
      empty={<Text className={styles.none}>Nothing was deployed to this device yet.</Text>}
    />
  );
};
