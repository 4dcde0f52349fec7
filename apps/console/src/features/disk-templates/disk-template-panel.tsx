import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons";
import { defaultVolumes, diskTemplateProblems } from "@windlass/planner";
import type { DiskVolume } from "@windlass/protocol";
import type { ViewOf } from "../../api/definitions.ts";
import { moved } from "../../components/moved.ts";
import type { Problems } from "../../forms/problems.ts";
import { DefinitionPanel } from "../definitions/definition-panel.tsx";
import { NamingFields } from "../definitions/naming-fields.tsx";
import { DiskPicture } from "./disk-picture.tsx";
import { VolumeRow } from "./volume-row.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  problems: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

const newVolume: DiskVolume = { role: "data", label: "Data", sizeMegabytes: 102_400, letter: "D" };

/** A partition is known by its place alone. */
const placed = (volumes: readonly DiskVolume[]) => volumes.map((volume, index) => ({ volume, index }));

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const check = (value: { readonly volumes: DiskVolume[] }): Problems =>
  diskTemplateProblems(value).length === 0 ? {} : { rules: "See above." };

interface DiskTemplatePanelProps {
  readonly view: ViewOf<"disk-template"> | null;
  readonly onClose: () => void;
}

/** Makes or changes a disk partition template, with a picture that follows. */
export const DiskTemplatePanel = ({ view, onClose }: DiskTemplatePanelProps) => {
  const styles = useStyles();
  return (
    <DefinitionPanel
      noun="disk partition template"
      size="large"
      view={view}
      initial={view?.definition ?? { kind: "disk-template", name: "", description: "", volumes: [...defaultVolumes] }}
      check={check}
      onClose={onClose}
    >
      {({ value, onChange, problems, disabled }) => {
        const wrong = diskTemplateProblems(value);
        const put = (volumes: DiskVolume[]) => onChange({ volumes });
        return (
          <>
            <NamingFields value={value} onChange={onChange} problems={problems} disabled={disabled} />
            <DiskPicture volumes={value.volumes} />
            {wrong.length > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>
                  <ul className={styles.problems} aria-label="What is to be changed">
                    {wrong.map((problem) => (
                      <li key={problem}>{sentence(problem)}</li>
                    ))}
                  </ul>
                </MessageBarBody>
              </MessageBar>
            )}
            <ol className={styles.list} aria-label="Partitions, in the order in which they lie on the disk">
              {placed(value.volumes).map(({ volume, index }) => (
                <VolumeRow
                  key={index}
                  volume={volume}
                  position={index}
                  count={value.volumes.length}
                  disabled={disabled}
                  problem={problems[`volumes.${index}.sizeMegabytes`]}
                  onChange={(changed) => put(value.volumes.with(index, changed))}
                  onMove={(by) => put(moved(value.volumes, index, index + by))}
                  onRemove={() => put(value.volumes.toSpliced(index, 1))}
                />
              ))}
            </ol>
            {!disabled && (
              <span>
                <Button icon={<Add16Regular />} onClick={() => put([...value.volumes, newVolume])}>
                  Add a partition
                </Button>
              </span>
            )}
          </>
        );
      }}
    </DefinitionPanel>
  );
};
