import { Button, Field, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { DocumentAdd20Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type RegistryChange, registryChange } from "@windlass/protocol";
import { useState } from "react";
import { z } from "zod";
import { readRegistryFile } from "../../api/software-packages.ts";
import { Failure } from "../../components/failure.tsx";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import { FileButton } from "../../uploads/file-button.tsx";
import { type DiffLine, registryDiff } from "./registry-diff.ts";
import type { StepDraft } from "./step-kinds.tsx";

const useStyles = makeStyles({
  scroll: { maxHeight: "320px", overflowY: "auto" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`, overflowWrap: "anywhere" },
  added: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  removed: { backgroundColor: tokens.colorStatusDangerBackground1 },
  changed: { backgroundColor: tokens.colorStatusWarningBackground1 },
  same: {},
  key: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const signs: Readonly<Record<DiffLine["kind"], string>> = { added: "+", removed: "−", changed: "±", same: "=" };

/** Lines that are shown; a file can have thousands. */
const mostShown = 300;

const DiffList = ({ lines, label }: { readonly lines: readonly DiffLine[]; readonly label: string }) => {
  const styles = useStyles();
  return (
    <ScrollRegion className={styles.scroll} label={label}>
      <ul className={styles.list}>
        {lines.slice(0, mostShown).map((line) => (
          <li
            key={`${line.kind} ${line.key} ${line.before} ${line.after}`}
            className={`${styles.line} ${styles[line.kind]}`}
          >
            <span className={styles.key}>{line.key}</span>
            {`${signs[line.kind]} ${line.kind === "changed" ? `${line.before} → ${line.after}` : (line.after ?? line.before)}`}
          </li>
        ))}
        {lines.length > mostShown && <li className={styles.line}>{`… and ${lines.length - mostShown} more`}</li>}
      </ul>
    </ScrollRegion>
  );
};

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
  return (
    <Field
      label="Changes"
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
      hint="Read from a .reg file as the Registry Editor exports it."
    >
      <FileButton
        label="Choose a .reg file"
        accept=".reg"
        icon={<DocumentAdd20Regular />}
        disabled={reading.isPending}
        onFiles={([file]) => file && reading.mutate(file)}
      />
      <Failure error={reading.error} />
      {read === null && current.length > 0 && (
        <DiffList label="Changes of the step" lines={registryDiff(current, current)} />
      )}
      {read && (
        <>
          <Text>{`${read.name} has ${read.changes.length} changes. This is what becomes different:`}</Text>
          {read.problems.length > 0 && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{`Windows would pass over: ${read.problems.slice(0, 5).join(" ")}`}</MessageBarBody>
            </MessageBar>
          )}
          <DiffList label="What becomes different" lines={registryDiff(current, read.changes)} />
          <span className={styles.buttons}>
            <Button appearance="primary" disabled={read.changes.length === 0} onClick={take}>
              Take these changes
            </Button>
            <Button onClick={() => setRead(null)}>Leave it as it was</Button>
          </span>
        </>
      )}
    </Field>
  );
};
