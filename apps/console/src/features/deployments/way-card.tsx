import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { membershipRuleForOfflineProfile } from "@windlass/autopilot/offline-profile";
import type { DeploymentView, OfflineProfile } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { State } from "../../components/state.tsx";
import { IdentifierCard } from "./identifier-card.tsx";
import { RegistrationCard } from "./registration-card.tsx";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
});

interface OfflineProfileCardProps {
  readonly profile: OfflineProfile;
  readonly written: boolean;
}

const OfflineProfileCard = ({ profile, written }: OfflineProfileCardProps) => {
  const styles = useStyles();
  const { settings, tenant, correlationId } = profile;
  return (
    <Card title="Autopilot offline profile">
      <div className={styles.list}>
        <State tone={written ? "good" : "idle"}>
          {written ? "The profile lies in a file on the device" : "Written once Windows is on the disk"}
        </State>
        <Text>The device is not registered in Intune. It reads the file when it first starts.</Text>
        <Facts
          facts={[
            ["Profile", settings.profileName],
            ["Tenant", tenant.domain],
            ["Joins", settings.joinMethod === "hybrid" ? "Active Directory and Entra (hybrid)" : "Microsoft Entra"],
            ["User becomes", settings.accountType === "administrator" ? "Local administrator" : "Standard user"],
          ]}
        />
        <div>
          <Text>Membership rule of a dynamic device group for these devices:</Text>
          <CopyText text={membershipRuleForOfflineProfile(correlationId)} label="Copy the membership rule" />
        </div>
      </div>
    </Card>
  );
};

const later = {
  registration: ["Windows Autopilot", "The device is registered once its software is installed."],
  "device-preparation": [
    "Autopilot device preparation",
    "Nothing is imported for this device yet. Without a corporate identifier the tenant must let personal devices enrol.",
  ],
  "offline-profile": ["Autopilot offline profile", "The profile is written once Windows is on the disk."],
} as const;

/** How a deployment's device gets into Windows Autopilot, and how far it is; nothing where it does not. */
export const WayCard = ({ deployment }: { readonly deployment: DeploymentView }) => {
  const { registration, corporateIdentifier, plan, steps } = deployment;
  if (registration) return <RegistrationCard registration={registration} />;
  if (corporateIdentifier) return <IdentifierCard identifier={corporateIdentifier} />;
  const offline = plan?.steps.find((step) => step.action === "write-offline-profile");
  if (offline?.action === "write-offline-profile") {
    const written = steps.some(({ id, state }) => id === offline.id && state === "succeeded");
    return <OfflineProfileCard profile={offline.profile} written={written} />;
  }
  const { way } = deployment;
  if (way === null || way === "none") return null;
  const [title, text] = later[way];
  return (
    <Card title={title}>
      <Text>{text}</Text>
    </Card>
  );
};
