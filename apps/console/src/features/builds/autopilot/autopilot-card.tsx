import { makeStyles, Switch, tokens } from "@fluentui/react-components";
import type { AutopilotSettings } from "@windlass/protocol";
import type { ReactNode } from "react";
import { Card } from "../../../components/card.tsx";
import type { BuildPartProps } from "../build-tab.ts";
import { OfflineProfileFields } from "./offline-profile-fields.tsx";
import { PreparationFields } from "./preparation-fields.tsx";
import { RegistrationFields } from "./registration-fields.tsx";
import { WayChoice } from "./way-choice.tsx";
import { newWays } from "./way-settings.ts";

const useStyles = makeStyles({
  // The column may be narrower than a rule to be copied.
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
});

interface AutopilotCardProps extends BuildPartProps {
  readonly organisationId: string;
  readonly check: ReactNode;
  /** Null before the build is saved. */
  readonly buildId: string | null;
}

interface FieldsProps extends Omit<AutopilotCardProps, "value" | "check"> {
  readonly settings: AutopilotSettings;
}

const Fields = ({ settings, onChange, organisationId, buildId, ...shared }: FieldsProps) => {
  const common = { ...shared, set: (autopilot: AutopilotSettings) => onChange({ autopilot }) };
  switch (settings.way) {
    case "registration":
      return <RegistrationFields {...common} settings={settings} />;
    case "offline-profile":
      return <OfflineProfileFields {...common} settings={settings} organisationId={organisationId} buildId={buildId} />;
    case "device-preparation":
      return <PreparationFields {...common} settings={settings} />;
  }
};

/** Whether and how devices get into Windows Autopilot. */
export const AutopilotCard = ({ value, check, ...props }: AutopilotCardProps) => {
  const { onChange, readOnly } = props;
  const { autopilot } = value;
  const styles = useStyles();
  return (
    // An offline profile needs nothing of the tenant that could be checked.
    <Card title="Windows Autopilot" actions={autopilot && autopilot.way !== "offline-profile" && check}>
      <div className={styles.fields}>
        <Switch
          label="Use Windows Autopilot"
          checked={autopilot !== null}
          disabled={readOnly}
          onChange={(_event, data) => onChange({ autopilot: data.checked ? newWays.registration : null })}
        />
        {autopilot && (
          <>
            <WayChoice
              settings={autopilot}
              onChange={(chosen) => onChange({ autopilot: chosen })}
              readOnly={readOnly}
            />
            <Fields {...props} settings={autopilot} />
          </>
        )}
      </div>
    </Card>
  );
};
