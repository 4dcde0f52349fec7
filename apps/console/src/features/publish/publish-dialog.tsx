import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { definitionsQuery } from "../../api/definitions.ts";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLink } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { ChoiceBoxes } from "../../forms/choice-boxes.tsx";
import { TextArea } from "../../forms/text-area.tsx";

const useStyles = makeStyles({ body: { display: "grid", gap: tokens.spacingVerticalM } });

interface PublishDialogProps {
  readonly organisationId: string;
  readonly nextNumber: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onPublish: (wish: { readonly locationIds: string[]; readonly reason: string }) => void;
  readonly onClose: () => void;
}

/** Publishes for chosen locations first: the pilot ring. */
export const PublishDialog = ({ organisationId, nextNumber, busy, error, onPublish, onClose }: PublishDialogProps) => {
  const styles = useStyles();
  const query = useQuery(definitionsQuery("location", organisationId));
  const [locationIds, setLocationIds] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const options = (query.data ?? []).map(({ id, definition }) => ({ id, name: definition.name }));
  return (
    <Confirm
      open
      title={`Try publication ${nextNumber} first at …`}
      confirmLabel="Publish for these locations"
      busy={busy}
      error={error}
      disabled={locationIds.length === 0}
      onConfirm={() => onPublish({ locationIds, reason: reason.trim() })}
      onClose={onClose}
    >
      <div className={styles.body}>
        <Text>
          Devices at these locations get the publication; all others keep what they get now, until you release it to
          all.
        </Text>
        <Failure error={query.error} retry={() => void query.refetch()} />
        {query.isPending && <Loading label="Loading locations" />}
        {query.data && options.length === 0 && (
          <Text>
            There are no locations yet. <PageLink to="/locations">Describe one</PageLink> with its networks first.
          </Text>
        )}
        {options.length > 0 && (
          <ChoiceBoxes label="Locations" options={options} value={locationIds} onChange={setLocationIds} />
        )}
        <TextArea label="Reason" value={reason} hint="Stays in the history." rows={2} onChange={setReason} />
      </div>
    </Confirm>
  );
};
