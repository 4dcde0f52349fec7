import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, Delete16Regular, Edit16Regular, Send16Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { WebhookView } from "@windlass/protocol";
import { useState } from "react";
import { deleteWebhook, testWebhook, webhooksQuery } from "../../api/webhooks.ts";
import { usePermission, useSession } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Confirm } from "../../components/confirm.tsx";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { WebhookPanel } from "./webhook-panel.tsx";
import { deliveryStates } from "./webhook-words.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  item: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "baseline" },
  url: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

interface ItemProps {
  readonly webhook: WebhookView;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

const LastDelivery = ({ delivery }: { readonly delivery: NonNullable<WebhookView["lastDelivery"]> }) => (
  <div aria-live="polite">
    <State tone={deliveryStates[delivery.state].tone}>{deliveryStates[delivery.state].word}</State>{" "}
    {delivery.at && <Age at={delivery.at} />}
    {delivery.problem && <ToldFailure told={delivery.problem} intent="warning" />}
  </div>
);

const WebhookItem = ({ webhook, mayWrite, onEdit, onDelete }: ItemProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const test = useMutation({
    mutationFn: () => testWebhook(webhook.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["webhooks"] }),
  });
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <Text weight="semibold">{webhook.name}</Text>
        {!webhook.enabled && <State tone="idle">Switched off</State>}
        {webhook.organisationId === null && (
          <Text size={200} className={styles.quiet}>
            of every organisation
          </Text>
        )}
      </span>
      <span className={styles.url}>{webhook.url}</span>
      {webhook.lastDelivery && <LastDelivery delivery={webhook.lastDelivery} />}
      <Failure error={test.error} />
      {mayWrite && (
        <span className={styles.actions}>
          <Button
            size="small"
            icon={test.isPending ? <Spinner size="extra-tiny" /> : <Send16Regular />}
            disabledFocusable={test.isPending}
            onClick={() => test.mutate()}
            aria-label={`Send a test to ${webhook.name}`}
          >
            Send a test
          </Button>
          <Button size="small" icon={<Edit16Regular />} onClick={onEdit} aria-label={`Edit ${webhook.name}`}>
            Edit
          </Button>
          <Button size="small" icon={<Delete16Regular />} onClick={onDelete} aria-label={`Delete ${webhook.name}`}>
            Delete
          </Button>
        </span>
      )}
    </li>
  );
};

/** Receivers that are told by signed messages when somebody should look. */
export const WebhooksCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const query = useQuery(webhooksQuery(organisationId));
  const mayWrite = usePermission("webhooks.write");
  const mayTellOfAll = (useSession()?.roles ?? []).some(
    (one) => one.role === "administrator" && one.organisationId === null,
  );
  const [editing, setEditing] = useState<WebhookView | "new" | null>(null);
  const [deleting, setDeleting] = useState<WebhookView | null>(null);
  const remove = useMutation({
    mutationFn: (webhook: WebhookView) => deleteWebhook(webhook.id),
    onSuccess: async () => {
      setDeleting(null);
      await queryClient.invalidateQueries({ queryKey: ["webhooks"] });
    },
  });
  return (
    <Card
      title="Webhooks"
      actions={
        mayWrite && (
          <Button size="small" icon={<Add16Regular />} onClick={() => setEditing("new")}>
            Add
          </Button>
        )
      }
    >
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading rows={2} label="Loading the webhooks" />}
      {query.data?.length === 0 && (
        <Text className={styles.quiet}>
          None. A webhook tells another system, for example when a credential is about to expire.
        </Text>
      )}
      <ul className={styles.list}>
        {query.data?.map((webhook) => (
          <WebhookItem
            key={webhook.id}
            webhook={webhook}
            mayWrite={mayWrite && (mayTellOfAll || webhook.organisationId !== null)}
            onEdit={() => setEditing(webhook)}
            onDelete={() => setDeleting(webhook)}
          />
        ))}
      </ul>
      {editing && (
        <WebhookPanel
          organisationId={organisationId}
          webhook={editing === "new" ? null : editing}
          mayTellOfAll={mayTellOfAll}
          onClose={() => setEditing(null)}
        />
      )}
      <Confirm
        title={`Delete ${deleting?.name ?? "the webhook"}?`}
        open={deleting !== null}
        confirmLabel="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => deleting && remove.mutate(deleting)}
        onClose={() => setDeleting(null)}
      >
        It is not told of anything any more, also not of what waits to be delivered.
      </Confirm>
    </Card>
  );
};
