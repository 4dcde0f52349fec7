import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, CloudArrowUp20Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { problemsThatStop } from "@windlass/planner";
import { useState } from "react";
import { type PublishWish, publicationPreviewQuery, publish } from "../../api/publications.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { ChangeList } from "./change-list.tsx";
import { ObjectLink } from "./object-links.tsx";
import { PreviewStand } from "./preview-stand.tsx";
import { ProblemBars } from "./problem-bars.tsx";
import { PublishDialog } from "./publish-dialog.tsx";

const useStyles = makeStyles({
  bar: { marginBottom: tokens.spacingVerticalM },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  summary: { display: "block", marginBottom: tokens.spacingVerticalS, color: tokens.colorNeutralForeground2 },
});

/** The list of changes that publishing now would bring to devices, what stands against it, and the button. */
export const PreviewCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayPublish = usePermission("publications.write");
  // What was changed a moment ago on another page must be in the list.
  const query = useQuery({ ...publicationPreviewQuery(organisationId), staleTime: 0 });
  const [tries, setTries] = useState(false);
  const send = useMutation({
    mutationFn: (wish: PublishWish) => publish(organisationId, wish),
    onSuccess: async () => {
      setTries(false);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["publications"] }),
        queryClient.invalidateQueries({ queryKey: ["builds"] }),
      ]);
    },
  });
  const preview = query.data;
  const stops = preview && problemsThatStop(preview.problems).length > 0;
  const ready = preview && !stops && preview.changes.length > 0 && preview.sameAs === null;
  return (
    <Card
      title={preview ? `Next publication: ${preview.nextNumber}` : "Next publication"}
      actions={
        mayPublish &&
        preview && (
          <div className={styles.actions}>
            <Button disabled={!ready} disabledFocusable={send.isPending} onClick={() => setTries(true)}>
              Try first at …
            </Button>
            <Button
              appearance="primary"
              icon={send.isPending ? <Spinner size="tiny" /> : <CloudArrowUp20Regular />}
              disabled={!ready}
              disabledFocusable={send.isPending}
              onClick={() => send.mutate({ locationIds: [], reason: "" })}
            >
              Publish
            </Button>
          </div>
        )
      }
    >
      <Failure error={(tries ? null : send.error) ?? query.error} retry={() => void query.refetch()} />
      <div aria-live="polite">
        {send.isSuccess && !preview?.takenBack.includes(send.data.number) && (
          <MessageBar intent="success" className={styles.bar}>
            <MessageBarBody>
              Publication {send.data.number} is signed and ready for{" "}
              {send.variables.locationIds.length > 0 ? "devices at the chosen locations" : "devices"}.
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {query.isPending && <Loading label="Loading the changes" />}
      {preview && <PreviewStand preview={preview} />}
      {preview && <ProblemBars problems={preview.problems} organisationId={organisationId} />}
      {preview && preview.inactiveBuilds.length > 0 && (
        <Text className={styles.summary}>
          Left out, because inactive:{" "}
          {preview.inactiveBuilds.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <ObjectLink kind="build" id={id} name={name} />
            </span>
          ))}
          .
        </Text>
      )}
      {preview && preview.changes.length > 0 && (
        <>
          <Text className={styles.summary}>
            {counted(preview.changes.length, "object")} changed since{" "}
            {preview.released ? `publication ${preview.released.number}, which devices get` : "the beginning"}.
          </Text>
          <ChangeList changes={preview.changes} />
        </>
      )}
      {preview && preview.changes.length === 0 && !stops && (
        <EmptyState icon={<CheckmarkCircleRegular />} title="Nothing to publish">
          {preview.nextNumber > 1
            ? `Nothing deployable has changed since publication ${preview.released?.number ?? preview.nextNumber - 1}.`
            : "Create a build first; then publish it, so that devices can get it."}
        </EmptyState>
      )}
      {tries && preview && (
        <PublishDialog
          organisationId={organisationId}
          nextNumber={preview.nextNumber}
          busy={send.isPending}
          error={send.error}
          onPublish={send.mutate}
          onClose={() => setTries(false)}
        />
      )}
    </Card>
  );
};
