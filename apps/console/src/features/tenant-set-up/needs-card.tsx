import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { Card } from "../../components/card.tsx";

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
});

/** What has to be at hand before one begins. */
export const NeedsCard = () => {
  const styles = useStyles();
  return (
    <Card title="What you need">
      <Text>
        Windlass prepares Microsoft Entra and Intune for you: app registration, permissions with consent, credential,
        device group with its rule, deployment profile with its assignment. You see the plan before anything is done,
        and everything it made can be taken back.
      </Text>
      <ul className={styles.list}>
        <li>
          An account with the role Global Administrator, or with all of: Cloud Application Administrator, Privileged
          Role Administrator, Groups Administrator, Intune Administrator.
        </li>
        <li>Microsoft Entra ID P1 in the tenant, for dynamic groups.</li>
        <li>Microsoft Intune in the tenant.</li>
      </ul>
    </Card>
  );
};
