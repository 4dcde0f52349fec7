import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { endingTitles } from "@windlass/planner";
import type { BuildEnding } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../../components/card.tsx";
import type { BuildPartProps } from "../build-tab.ts";
import { Choice } from "../choice.tsx";
import { newEnding } from "./new-endings.ts";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL } });

const endings = [
  {
    id: "untouched",
    name: endingTitles.untouched,
    when: "For Windows Autopilot, and for whoever sets the device up alone. Nothing is answered and no answer file is left.",
  },
  {
    id: "answered",
    name: endingTitles.answered,
    when: "As from the factory, with the pages left out that need no answer. Not for Windows Autopilot.",
  },
  {
    id: "desktop",
    name: endingTitles.desktop,
    when: "The sign-in screen. For domains, workgroups and shared devices.",
  },
  { id: "audit", name: endingTitles.audit, when: "For whoever goes on by hand, such as for a reference device." },
] as const;

const privacies = [
  { id: "off", name: "As little as possible is sent" },
  { id: "recommended", name: "Microsoft's recommended settings" },
] as const;

const afterwardsChoices = [
  { id: "restart", name: "Restart" },
  { id: "shut-down", name: "Shut down", when: "For devices that are packed and sent." },
] as const;

/** What whoever gets the device finds. */
export const EndingCard = ({ value, onChange, problems, readOnly }: BuildPartProps) => {
  const styles = useStyles();
  const [left, setLeft] = useState<readonly BuildEnding[]>([]);
  const { ending } = value;
  const set = (changed: BuildEnding) => onChange({ ending: changed });
  const choose = (kind: BuildEnding["kind"]) => {
    const before = left.find((other) => other.kind === kind);
    setLeft([ending, ...left.filter((other) => other.kind !== ending.kind)]);
    set(before ? { ...before, afterwards: ending.afterwards } : newEnding(kind, ending));
  };
  return (
    <Card title="How it ends">
      <div className={styles.fields}>
        <Choice
          label="The device is handed over as"
          options={endings}
          value={ending.kind}
          onChange={choose}
          readOnly={readOnly}
          problem={problems.ending}
        />
        {ending.kind === "desktop" && (
          <>
            <Choice
              label="Privacy settings"
              options={privacies}
              value={ending.privacy}
              onChange={(privacy) => set({ ...ending, privacy })}
              readOnly={readOnly}
            />
            <Checkbox
              label="Sign a temporary administrator in while software is installed (for programs that want a signed-in user)"
              checked={ending.signInWhileDeploying}
              disabled={readOnly}
              onChange={(_event, data) => set({ ...ending, signInWhileDeploying: data.checked === true })}
            />
          </>
        )}
        <Choice
          label="When everything is done"
          options={afterwardsChoices}
          value={ending.afterwards}
          onChange={(afterwards) => set({ ...ending, afterwards })}
          readOnly={readOnly}
        />
      </div>
    </Card>
  );
};
