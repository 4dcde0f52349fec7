import { Checkbox, Field, Switch } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type WebhookView, webhookChange, webhookEvents, webhookInput } from "@windlass/protocol";
import { useState } from "react";
import { changeWebhook, createWebhook } from "../../api/webhooks.ts";
import { CopyText } from "../../components/copy-text.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { eventNames, newWebhookSecret } from "./webhook-words.ts";

interface WebhookPanelProps {
  readonly organisationId: string;
  /** Null: a new one. */
  readonly webhook: WebhookView | null;
  readonly mayTellOfAll: boolean;
  readonly onClose: () => void;
}

const offered = webhookEvents.element.options;

/** Enters a receiver of notifications. Its secret is made here, shown while the panel is open, and only ever written. */
export const WebhookPanel = ({ organisationId, webhook, mayTellOfAll, onClose }: WebhookPanelProps) => {
  const queryClient = useQueryClient();
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [events, setEvents] = useState<readonly string[]>(webhook?.events ?? offered);
  const [enabled, setEnabled] = useState(webhook?.enabled ?? true);
  const [ofAll, setOfAll] = useState(webhook ? webhook.organisationId === null : false);
  const [secret, setSecret] = useState(webhook ? null : newWebhookSecret);
  const [problems, setProblems] = useState<Problems>({});
  const chosen = offered.filter((event) => events.includes(event));
  const change = { name: name.trim(), url: url.trim(), events: chosen, enabled };
  const save = useMutation({
    mutationFn: () =>
      webhook
        ? changeWebhook(webhook.id, { ...change, ...(secret && { secret }) })
        : createWebhook({ ...change, organisationId: ofAll ? null : organisationId, secret: secret ?? "" }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["webhooks"] });
      onClose();
    },
  });
  const submit = () => {
    const found = webhook
      ? problemsOf(webhookChange, change)
      : problemsOf(webhookInput, { ...change, organisationId, secret });
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  const toggle = (event: string, on: boolean) =>
    setEvents((before) => (on ? [...before, event] : before.filter((one) => one !== event)));
  return (
    <EditPanel
      open
      title={webhook ? "Webhook" : "Add webhook"}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <TextField label="Name" required value={name} onChange={setName} problem={problems.name} />
      <TextField
        label="Address"
        required
        monospace
        placeholder="https://"
        hint="An https address that is reachable from this server."
        value={url}
        onChange={setUrl}
        problem={problems.url}
      />
      <Field
        label="Tell of"
        {...(problems.events && { validationMessage: "Choose at least one.", validationState: "error" as const })}
      >
        <div style={{ display: "grid" }}>
          {offered.map((event) => (
            <Checkbox
              key={event}
              label={eventNames[event]}
              checked={chosen.includes(event)}
              onChange={(_event, data) => toggle(event, data.checked === true)}
            />
          ))}
        </div>
      </Field>
      {!webhook && mayTellOfAll && (
        <Switch label="Of every organisation" checked={ofAll} onChange={(_event, data) => setOfAll(data.checked)} />
      )}
      <Switch label="Switched on" checked={enabled} onChange={(_event, data) => setEnabled(data.checked)} />
      {secret === null ? (
        <Field label="Signing secret" hint="Stored encrypted; it cannot be read back.">
          <Switch label="Use a new one" checked={false} onChange={() => setSecret(newWebhookSecret())} />
        </Field>
      ) : (
        <Field label="Signing secret" hint="Copy it to the receiver now: after saving it is not shown again.">
          <CopyText text={secret} label="Copy the signing secret" />
        </Field>
      )}
    </EditPanel>
  );
};
