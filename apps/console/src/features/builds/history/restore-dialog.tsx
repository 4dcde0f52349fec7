import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { BuildDefinition, BuildReferenceKind, BuildView, MissingReference } from "@windlass/protocol";
import { buildRevisionComparisonQuery, buildRevisionQuery } from "../../../api/build-revisions.ts";
import { Confirm } from "../../../components/confirm.tsx";
import { Loading } from "../../../components/loading.tsx";
import { ChangedFields } from "../../history/changed-fields.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

const kindWords: Record<BuildReferenceKind, string> = {
  "operating-system": "operating system",
  "software-package": "software package",
  "disk-template": "disk partition template",
  "security-model": "local security model",
  secret: "secret",
  location: "location",
};

const missingWords = ({ kind, name, without }: MissingReference): string =>
  `The ${kindWords[kind]} ${name === null ? "whose name was not kept" : `“${name}”`}: ${without}.`;

const Missing = ({ missing }: { readonly missing: readonly MissingReference[] }) => {
  const styles = useStyles();
  if (missing.length === 0) return null;
  const withoutSystem = missing.some(({ kind }) => kind === "operating-system");
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Not everything of it is there any more.</MessageBarTitle>
        <ul className={styles.list}>
          {missing.map((one) => (
            <li key={one.id}>{missingWords(one)}</li>
          ))}
        </ul>
        {withoutSystem && "Choose another operating system before you save, if none is left."}
      </MessageBarBody>
    </MessageBar>
  );
};

interface RestoreDialogProps {
  readonly build: BuildView;
  readonly revision: number;
  /** Whether the editor holds changes that are not saved. */
  readonly unsaved: boolean;
  readonly onRestore: (definition: BuildDefinition) => void;
  readonly onClose: () => void;
}

/** What an earlier revision would change and what of it is gone, before it is put into the editor. */
export const RestoreDialog = ({ build, revision, unsaved, onRestore, onClose }: RestoreDialogProps) => {
  const styles = useStyles();
  const details = useQuery(buildRevisionQuery(build.id, revision));
  const comparison = useQuery(buildRevisionComparisonQuery(build.id, build.revision, revision));
  const isPending = details.isPending || comparison.isPending;
  const missing = details.data?.missing ?? [];
  return (
    <Confirm
      open
      title={`Restore revision ${revision}?`}
      confirmLabel={missing.length > 0 ? "Put the rest into the editor" : "Put it into the editor"}
      busy={false}
      disabled={!details.data || details.isFetching}
      error={details.error ?? comparison.error}
      onConfirm={() => details.data && onRestore(details.data.restorable)}
      onClose={onClose}
    >
      <div className={styles.body}>
        <Text>Nothing is saved yet: look through it, then save it over the build.</Text>
        {unsaved && (
          <MessageBar intent="warning">
            <MessageBarBody>What you changed and did not save is replaced.</MessageBarBody>
          </MessageBar>
        )}
        <Missing missing={missing} />
        {isPending && <Loading rows={3} label="Loading the revision" />}
        {comparison.data && (
          <Text>
            {comparison.data.fields.length === 0 ? "It is the same as the build is now." : "From now to that revision:"}
          </Text>
        )}
        {comparison.data && <ChangedFields fields={comparison.data.fields} />}
      </div>
    </Confirm>
  );
};
