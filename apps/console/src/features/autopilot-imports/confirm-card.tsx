import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Spinner,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AutopilotImportDetail, AutopilotImportTag } from "@windlass/protocol";
import { useState } from "react";
import { autopilotImportQuery, confirmAutopilotImport } from "../../api/autopilot-imports.ts";
import { buildsQuery } from "../../api/builds.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM, justifyItems: "start", maxWidth: "70ch" },
  field: { width: "100%", maxWidth: "420px" },
  tags: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

const TagLine = ({ entry }: { readonly entry: AutopilotImportTag }) => (
  <li>
    {entry.tag === null ? "Without a tag" : `“${entry.tag}”`}: {counted(entry.rows, "row")}
    {entry.build ? `, the tag of “${entry.build.name}”` : ", left out: no build carries it"}
  </li>
);

/** Where the group tags come from, and the go-ahead. */
export const ConfirmCard = ({ detail }: { readonly detail: AutopilotImportDetail }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("devices.write");
  const mayUseFile = usePermission("builds.write");
  const builds = (useQuery(buildsQuery(detail.organisationId)).data ?? []).filter(
    ({ definition }) => definition.autopilot?.way === "registration",
  );
  const [source, setSource] = useState<"build" | "file">("build");
  const [chosen, setChosen] = useState("");
  const buildId = chosen || (builds.length === 1 ? (builds[0]?.id ?? "") : "");
  const confirm = useMutation({
    mutationFn: () =>
      confirmAutopilotImport(detail.id, source === "file" ? { kind: "file" } : { kind: "build", buildId }),
    onSuccess: (saved) => queryClient.setQueryData(autopilotImportQuery(detail.id).queryKey, saved),
  });
  const build = builds.find(({ id }) => id === buildId);
  const settings = build?.definition.autopilot;
  const importable = detail.rows.accepted + detail.rows.warning;
  const known = detail.tags.filter((entry) => entry.build !== null).reduce((sum, entry) => sum + entry.rows, 0);
  const rows = source === "file" ? known : importable;
  if (!mayWrite) return null;
  if (importable === 0) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>No row can be imported.</MessageBarTitle> Correct what is named below and choose the file
          again.
        </MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <Card title="Register the devices">
      <div className={styles.body}>
        <Failure error={confirm.error} />
        <RadioGroup
          value={source}
          aria-label="Where the group tags come from"
          onChange={(_event, { value }) => setSource(value === "file" ? "file" : "build")}
        >
          <Radio value="build" label="Give every device the group tag of one build" />
          {mayUseFile && <Radio value="file" label="Take the file's own tags, where a build carries the same" />}
        </RadioGroup>
        {source === "build" && (
          <Field label="Build" required className={styles.field}>
            <Select value={buildId} onChange={(_event, { value }) => setChosen(value)}>
              <option value="" disabled>
                Choose a build
              </option>
              {builds.map(({ id, definition }) => (
                <option key={id} value={id}>
                  {definition.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {source === "build" && settings?.way === "registration" && (
          <Text>The devices get the tag “{settings.groupTag}”. Tags in the file are left out of account.</Text>
        )}
        {source === "build" && builds.length === 0 && (
          <Text>No build of this organisation registers its devices in Windows Autopilot yet.</Text>
        )}
        {source === "file" && (
          <ul className={styles.tags} aria-label="Tags in the file">
            {detail.tags.map((entry) => (
              <TagLine key={entry.tag ?? ""} entry={entry} />
            ))}
          </ul>
        )}
        <Button
          appearance="primary"
          disabled={rows === 0 || (source === "build" && !buildId)}
          disabledFocusable={confirm.isPending}
          {...(confirm.isPending && { icon: <Spinner size="tiny" /> })}
          onClick={() => confirm.mutate()}
        >
          {`Register ${counted(rows, "device")}`}
        </Button>
      </div>
    </Card>
  );
};
