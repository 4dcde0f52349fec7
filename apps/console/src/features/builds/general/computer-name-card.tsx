import { Button, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { patternWords, placeholderNames, placeholders } from "@windlass/planner";
import { Card } from "../../../components/card.tsx";
import { PageLink } from "../../../components/links.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import type { BuildTabProps } from "../build-tab.ts";
import { computerNameExample, patternProblem } from "./computer-name-example.ts";
import { ComputerNameExamples } from "./computer-name-examples.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL },
  template: { display: "grid", gap: tokens.spacingVerticalS },
  placeholders: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    border: "none",
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  option: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start" },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** What devices are called: by the asset list, by whoever approves them, by a template. */
export const ComputerNameCard = ({ value, onChange, problems, readOnly, organisationId }: BuildTabProps) => {
  const styles = useStyles();
  const { naming, computerNameTemplate } = value;
  const example = computerNameExample(computerNameTemplate);
  const change = (part: Partial<typeof naming>) => onChange({ naming: { ...naming, ...part } });
  return (
    <Card title="Computer name">
      <div className={styles.fields}>
        <div className={styles.template}>
          <TextField
            label="Template"
            required
            monospace
            disabled={readOnly}
            hint="15 characters at most when filled. :8 after a placeholder takes the last 8 characters, or draws so many."
            value={computerNameTemplate}
            onChange={(text) => onChange({ computerNameTemplate: text })}
            problem={"problem" in example ? example.problem : problems.computerNameTemplate}
          />
          {!readOnly && (
            <fieldset className={styles.placeholders} aria-label="Add a placeholder">
              {placeholderNames.map((name) => (
                <Button
                  key={name}
                  size="small"
                  title={`Adds ${placeholders[name].usual}`}
                  onClick={() => onChange({ computerNameTemplate: computerNameTemplate + placeholders[name].usual })}
                >
                  {placeholders[name].words}
                </Button>
              ))}
            </fieldset>
          )}
          <ComputerNameExamples template={computerNameTemplate} organisationId={organisationId} />
        </div>
        <div className={styles.option}>
          <Switch
            label="Look up the asset list first"
            disabled={readOnly}
            checked={naming.lookUp}
            onChange={(_event, { checked }) => change({ lookUp: checked })}
          />
          <Text className={styles.hint}>
            A device that is on the <PageLink to="/asset-list">asset list</PageLink> gets the name there.
          </Text>
        </div>
        <div className={styles.option}>
          <Switch
            label="Ask whoever approves the device"
            disabled={readOnly}
            checked={naming.ask !== null}
            onChange={(_event, { checked }) => change({ ask: checked ? { pattern: null } : null })}
          />
          <Text className={styles.hint}>
            They enter the name, and the template is what is suggested. A pre-staged device needs its name beforehand.
          </Text>
        </div>
        {naming.ask && (
          <TextField
            label="Pattern for entered names"
            monospace
            disabled={readOnly}
            hint={`Empty: any name. ${patternWords.charAt(0).toUpperCase()}${patternWords.slice(1)}, as in FIN-###.`}
            value={naming.ask.pattern ?? ""}
            onChange={(pattern) => change({ ask: { pattern: pattern === "" ? null : pattern } })}
            problem={patternProblem(naming) ?? problems["naming.ask.pattern"]}
          />
        )}
      </div>
    </Card>
  );
};
