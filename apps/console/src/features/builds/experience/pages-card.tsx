import { Checkbox, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { endingWarnings } from "@windlass/planner";
import type { BuildEnding, OutOfBoxPages } from "@windlass/protocol";
import { Card } from "../../../components/card.tsx";
import { Choice } from "../choice.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalM },
  boxes: { display: "grid" },
});

const boxes: readonly { readonly field: Exclude<keyof OutOfBoxPages, "privacy">; readonly label: string }[] = [
  { field: "askRegion", label: "Ask for region and keyboard (else the build's)" },
  { field: "hideLicence", label: "Hide the licence terms" },
  { field: "hideNetwork", label: "Hide the network page" },
  { field: "hideOnlineAccounts", label: "Offer a local account only" },
  { field: "hideRegistration", label: "Hide the registration with the manufacturer" },
];

const privacies = [
  { id: "asked", name: "Ask" },
  { id: "recommended", name: "Microsoft's recommended settings" },
  { id: "off", name: "As little as possible is sent" },
] as const;

interface PagesCardProps {
  readonly ending: Extract<BuildEnding, { kind: "answered" }>;
  readonly onChange: (ending: BuildEnding) => void;
  readonly readOnly: boolean;
}

/** Pages of the out-of-box experience that are answered in advance. */
export const PagesCard = ({ ending, onChange, readOnly }: PagesCardProps) => {
  const styles = useStyles();
  const { pages } = ending;
  const set = (changes: Partial<OutOfBoxPages>) => onChange({ ...ending, pages: { ...pages, ...changes } });
  return (
    <Card title="Pages">
      <div className={styles.fields}>
        <div className={styles.boxes}>
          {boxes.map(({ field, label }) => (
            <Checkbox
              key={field}
              label={label}
              disabled={readOnly}
              checked={pages[field]}
              onChange={(_event, data) => set({ [field]: data.checked === true })}
            />
          ))}
        </div>
        <Choice
          label="Privacy settings"
          options={privacies}
          value={pages.privacy}
          onChange={(privacy) => set({ privacy })}
          readOnly={readOnly}
        />
        {endingWarnings({ ending }).map((warning) => (
          <MessageBar key={warning} intent="warning" layout="multiline">
            <MessageBarBody>{warning}</MessageBarBody>
          </MessageBar>
        ))}
      </div>
    </Card>
  );
};
