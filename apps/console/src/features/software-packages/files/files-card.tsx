import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Delete16Regular, Document20Regular, DocumentAdd20Regular, FolderAdd20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DetectionRule, SoftwarePackageView, SoftwareStep } from "@windlass/protocol";
import { addPackageFile, removePackageFile, softwarePackageQuery } from "../../../api/software-packages.ts";
import { Card } from "../../../components/card.tsx";
import { Failure } from "../../../components/failure.tsx";
import { formatBytes } from "../../../components/format.ts";
import { FileButton } from "../../../uploads/file-button.tsx";
import { FolderButton } from "../../../uploads/folder-button.tsx";
import { UploadList } from "../../../uploads/upload-list.tsx";
import { uploadFile } from "../../../uploads/uploads.ts";
import { FileFacts } from "./file-facts.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "24px minmax(0, 1fr) auto auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  path: { overflowWrap: "anywhere" },
  facts: { gridColumn: "2 / -1", minWidth: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface FilesCardProps {
  readonly softwarePackage: SoftwarePackageView;
  readonly readOnly: boolean;
  /** Adds a step that installs one of the files. */
  readonly onStep: (step: SoftwareStep) => void;
  /** Adds an uninstall step that removes it again. */
  readonly onRemoval: (step: SoftwareStep) => void;
  /** Adds a rule that finds one of them installed. */
  readonly onDetection: (rule: DetectionRule) => void;
}

/** The files of a package. Adding and removing them takes effect at once, unlike the steps. */
export const FilesCard = ({ softwarePackage, readOnly, onStep, onRemoval, onDetection }: FilesCardProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const { id, organisationId, files, fileFacts } = softwarePackage;
  const keep = (saved: Awaited<ReturnType<typeof addPackageFile>>) =>
    queryClient.setQueryData(softwarePackageQuery(id).queryKey, saved);
  const remove = useMutation({ mutationFn: (path: string) => removePackageFile(id, path), onSuccess: keep });
  const send = (chosen: File[]) => {
    for (const file of chosen) {
      const path = file.webkitRelativePath || file.name;
      const finish = (uploadId: string) => addPackageFile(id, uploadId, path).then(keep);
      uploadFile({ file, organisationId, purpose: id, name: path, finish });
    }
  };
  const actions = !readOnly && (
    <span className={styles.buttons}>
      <FileButton label="Add files" icon={<DocumentAdd20Regular />} multiple onFiles={send} />
      <FolderButton label="Add a folder" icon={<FolderAdd20Regular />} onFiles={send} />
    </span>
  );
  return (
    <Card title="Files" actions={actions}>
      <Failure error={remove.error} />
      <UploadList purpose={id} />
      {files.length === 0 && (
        <Text className={styles.hint}>
          No files yet. An MSI or a setup program tells its facts as soon as it is here; scripts and Copy steps use any
          file.
        </Text>
      )}
      <ul className={styles.list} aria-label="Files">
        {files.map((file) => (
          <li key={file.path} className={styles.item}>
            <Document20Regular aria-hidden />
            <Text className={styles.path}>{file.path}</Text>
            <Text className={styles.hint}>{formatBytes(file.sizeBytes)}</Text>
            {!readOnly && (
              <Button
                size="small"
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label={`Remove ${file.path}`}
                disabledFocusable={remove.isPending}
                onClick={() => remove.mutate(file.path)}
              />
            )}
            <div className={styles.facts}>
              <FileFacts
                facts={fileFacts.find(({ path }) => path === file.path)}
                onStep={readOnly ? null : onStep}
                onRemoval={onRemoval}
                onDetection={onDetection}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
};
