import { Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { AutopilotSettings } from "@windlass/protocol";
import { useState } from "react";
import { autopilotWays, newWays } from "./way-settings.ts";

const useStyles = makeStyles({
  label: { display: "grid" },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface WayChoiceProps {
  readonly settings: AutopilotSettings;
  readonly onChange: (settings: AutopilotSettings) => void;
  readonly readOnly: boolean;
}

/** Chooses the way into Autopilot. What was entered for another one is kept, for whoever comes back to it. */
export const WayChoice = ({ settings, onChange, readOnly }: WayChoiceProps) => {
  const styles = useStyles();
  const [left, setLeft] = useState<readonly AutopilotSettings[]>([]);
  const choose = (chosen: string) => {
    const next = [...left, ...Object.values(newWays)].find(({ way }) => way === chosen);
    if (!next) return;
    setLeft([settings, ...left.filter(({ way }) => way !== settings.way)]);
    onChange(next);
  };
  return (
    <Field label="Way into Autopilot">
      <RadioGroup value={settings.way} disabled={readOnly} onChange={(_event, data) => choose(data.value)}>
        {autopilotWays.map(({ way, name, when }) => (
          <Radio
            key={way}
            value={way}
            label={
              <span className={styles.label}>
                {name}
                <span className={styles.when}>{when}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
};
