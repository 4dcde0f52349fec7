import { Button, Field, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { DocumentAdd20Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type RegistryChange, registryChange } from "@windlass/protocol";
import { useState } from "react";
import { z } from "zod";
import { readRegistryFile } from "../../../api/software-packages.ts";
import { Failure } from "../../../components/failure.tsx";
import { FileButton } from "../../../uploads/file-button.tsx";
import { registryDiff } from "./registry-diff.ts";
import { diffSummary, RegistryDiffList } from "./registry-diff-list.tsx";
import type { StepDraft } from "./step-kinds.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS, justifyItems: "start" },
  wide: { display: "grid", gap: tokens.spacingVerticalXS, justifySelf: "stretch", minWidth: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface RegistryImportProps {
  readonly step: StepDraft;
  readonly problem: string | undefined;
  readonly onChange: (changes: Readonly<Record<string, unknown>>) => void;
}

const asChanges = (value: unknown): RegistryChange[] => z.array(registryChange).safeParse(value).data ?? [];

/** The changes of a step, and how another `.reg` file would change them, before it does. */
export const RegistryImport = ({ step, problem, onChange }: RegistryImportProps) => {
  const styles = useStyles();
  const current = asChanges(step.changes);
  const [read, setRead] = useState<{ name: string; changes: RegistryChange[]; problems: string[] } | null>(null);
  const reading = useMutation({
    mutationFn: (file: File) => readRegistryFile(file),
    onSuccess: (result, file) =>
      setRead({
        name: file.name,
        changes: result.changes,
        problems: result.problems.map(({ line, message }) => `Line ${line}: ${message}.`),
      }),
  });
  const take = () => {
    if (read) onChange({ changes: read.changes, importedFrom: read.name, ...(step.name ? {} : { name: read.name }) });
    setRead(null);
  };
  const standing = registryDiff(current, current);
  const coming = read && registryDiff(current, read.changes);
  const compared = current.length > 0;
  const from = step.importedFrom ? ` from ${String(step.importedFrom)}` : "";
  return (
    <Field
      label="Changes"
      {...(problem && {
        validationMessage: read ? "Take the changes, or choose another file." : "Choose a .reg file.",
        validationState: "error" as const,
      })}
      hint="Read from a .reg file as the Registry Editor exports it."
    >
      <div className={styles.root}>
        <FileButton
          label={current.length > 0 ? "Choose another .reg file" : "Choose a .reg file"}
          accept=".reg"
          icon={<DocumentAdd20Regular />}
          disabled={reading.isPending}
          onFiles={([file]) => file && reading.mutate(file)}
        />
        <Failure error={reading.error} />
        {read === null && current.length > 0 && (
          <div className={styles.wide}>
            <Text>{`${diffSummary(standing, false)}${from}.`}</Text>
            <RegistryDiffList label="Changes of the step" hives={standing} compared={false} />
          </div>
        )}
        {read && coming && (
          <>
            <div className={styles.wide}>
              <Text>{`${read.name}: ${diffSummary(coming, compared)}.`}</Text>
              {read.problems.length > 0 && (
                <MessageBar intent="warning" layout="multiline">
                  <MessageBarBody>{`Windows would pass over: ${read.problems.slice(0, 5).join(" ")}`}</MessageBarBody>
                </MessageBar>
              )}
              <RegistryDiffList
                label={compared ? "What becomes different" : "What the file does"}
                hives={coming}
                compared={compared}
              />
            </div>
            <span className={styles.buttons}>
              <Button appearance="primary" disabled={read.changes.length === 0} onClick={take}>
                Take these changes
              </Button>
              <Button onClick={() => setRead(null)}>Leave it as it was</Button>
            </span>
          </>
        )}
      </div>
    </Field>
  );
};
