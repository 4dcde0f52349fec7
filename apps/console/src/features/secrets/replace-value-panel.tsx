import { Text } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SecretView, secretReplacement } from "@windlass/protocol";
import { useState } from "react";
import { replaceSecretValue } from "../../api/secrets.ts";
import { counted } from "../../components/format.ts";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { emptyDraft, secretValueOf } from "./value-draft.ts";
import { ValueFields } from "./value-fields.tsx";
import { valueProblems } from "./value-problems.ts";

interface ReplaceValuePanelProps {
  readonly secret: SecretView;
  readonly onClose: () => void;
}

/** Gives a secret another value of its kind, for everything that uses it. */
export const ReplaceValuePanel = ({ secret, onClose }: ReplaceValuePanelProps) => {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({ ...emptyDraft, userName: secret.facts.userName ?? "" });
  const [expiresOn, setExpiresOn] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const replace = useMutation({
    mutationFn: () => replaceSecretValue(secret.id, secretValueOf(secret.kind, draft), expiresOn || null),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["secrets"] });
      onClose();
    },
  });
  const submit = () => {
    const wanted = { value: secretValueOf(secret.kind, draft), expiresOn: expiresOn || null };
    const found = problemsOf(secretReplacement, wanted);
    setProblems(found);
    if (noProblems(found)) replace.mutate();
  };
  return (
    <EditPanel
      open
      title={`Replace the value of ${secret.definition.name}`}
      saveLabel="Replace"
      saving={replace.isPending}
      error={replace.error}
      onSave={submit}
      onClose={onClose}
    >
      <Text>
        {secret.usedBy.length === 0
          ? "Nothing uses it yet."
          : `The new value reaches everything that uses it: ${counted(secret.usedBy.length, "place")}.`}{" "}
        The old one is forgotten.
      </Text>
      <ValueFields
        kind={secret.kind}
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        problems={valueProblems(problems)}
      />
      {secret.kind !== "certificate" && (
        <TextField
          label="Expires on"
          type="date"
          hint="Of the new value."
          value={expiresOn}
          onChange={setExpiresOn}
          problem={problems.expiresOn}
        />
      )}
    </EditPanel>
  );
};
