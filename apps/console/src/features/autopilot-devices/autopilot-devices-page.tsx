import { makeStyles } from "@fluentui/react-components";
import { BuildingMultipleRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { AutopilotDevicesFrame } from "./devices-frame.tsx";
import { OrganisationDevices } from "./organisation-devices.tsx";

const useStyles = makeStyles({ field: { minWidth: "260px", textAlign: "left" } });

/** The tenant's Autopilot devices, of one organisation at a time: each has a tenant of its own. */
export const AutopilotDevicesPage = () => {
  const styles = useStyles();
  const { scope } = useOrganisationScope();
  const [chosen, setChosen] = useState("");
  const organisationId = scope ?? chosen;
  if (organisationId) return <OrganisationDevices key={organisationId} organisationId={organisationId} />;
  return (
    <AutopilotDevicesFrame>
      <EmptyState
        icon={<BuildingMultipleRegular />}
        title="Whose devices?"
        action={
          <div className={styles.field}>
            <OrganisationField value={chosen} onChange={setChosen} />
          </div>
        }
      >
        Each organisation has its own tenant and its own list. Choose one here, or at the top for all pages.
      </EmptyState>
    </AutopilotDevicesFrame>
  );
};
