import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { CurrentReleases } from "@windlass/protocol";
import { useState } from "react";
import { comparisonQuery } from "../../api/publications.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { TextArea } from "../../forms/text-area.tsx";
import { ChangeList } from "./change-list.tsx";
import { useRelease } from "./use-release.ts";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM },
  changes: { maxHeight: "40vh", overflowY: "auto" },
});

/** What else comes of it, beside the difference that is listed. */
const consequences = (number: number, now: CurrentReleases): string[] => {
  const pilots = now.locations.filter((line) => line.action === "piloted" && (line.number ?? 0) <= number);
  const stays = [...now.builds, ...now.locations].filter((line) => !pilots.includes(line));
  const names = (lines: typeof stays) => lines.map(({ target }) => target.name).join(", ");
  return [
    ...(pilots.length > 0 ? [`The pilot ends at: ${names(pilots)}.`] : []),
    ...(stays.length > 0 ? [`What they have of their own stays: ${names(stays)}.`] : []),
  ];
};

interface ReleaseDialogProps {
  readonly organisationId: string;
  readonly number: number;
  readonly now: CurrentReleases;
  readonly onClose: () => void;
}

/** Asks before a publication is released to all devices: what that changes for them, and why it is done. */
export const ReleaseDialog = ({ organisationId, number, now, onClose }: ReleaseDialogProps) => {
  const styles = useStyles();
  const [reason, setReason] = useState("");
  const before = now.all?.number ?? null;
  const isBack = before !== null && number < before;
  const difference = useQuery({
    ...comparisonQuery(organisationId, before ?? number, number),
    enabled: before !== null,
  });
  const send = useRelease(onClose);
  return (
    <Confirm
      open
      title={isBack ? `Roll back to publication ${number}?` : `Release publication ${number} to all devices?`}
      confirmLabel={isBack ? "Roll back" : "Release"}
      busy={send.isPending}
      error={send.error}
      disabled={isBack && reason.trim() === ""}
      onConfirm={() =>
        send.mutate({
          organisationId,
          target: { kind: "all" },
          number,
          hold: "pin",
          reason: reason.trim(),
          insteadOf: before,
        })
      }
      onClose={onClose}
    >
      <div className={styles.body}>
        <Text>
          {before === null
            ? "Nothing was released to all devices yet."
            : `All devices get publication ${before} now. They get number ${number} as it was signed; deployments under way keep theirs.`}
        </Text>
        {consequences(number, now).map((text) => (
          <Text key={text}>{text}</Text>
        ))}
        {difference.isLoading && <Loading label="Comparing" />}
        <Failure error={difference.error} retry={() => void difference.refetch()} />
        {difference.data && (
          <section aria-label="What changes for devices" className={styles.changes} tabIndex={-1}>
            <Text weight="semibold">{counted(difference.data.changes.length, "object")} become different.</Text>
            <ChangeList changes={difference.data.changes} />
          </section>
        )}
        <TextArea
          label="Reason"
          value={reason}
          required={isBack}
          hint="Stays in the history."
          rows={2}
          onChange={setReason}
        />
      </div>
    </Confirm>
  );
};
