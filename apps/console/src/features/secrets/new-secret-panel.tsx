import { Field, Select } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SecretKind, secretCreate, secretKind } from "@windlass/protocol";
import { useState } from "react";
import { createSecret } from "../../api/secrets.ts";
import { OwnerField, useNewOwner } from "../../components/owner-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { DescribingFields, emptyDescription } from "./describing-fields.tsx";
import { kindNames } from "./secret-words.ts";
import { emptyDraft, secretValueOf } from "./value-draft.ts";
import { ValueFields } from "./value-fields.tsx";
import { valueProblems } from "./value-problems.ts";

/** Makes a secret. Its value is entered here, and never seen again. */
export const NewSecretPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const queryClient = useQueryClient();
  const [owner, setOwner] = useNewOwner();
  const [kind, setKind] = useState<SecretKind>("password");
  const [description, setDescription] = useState(emptyDescription);
  const [draft, setDraft] = useState(emptyDraft);
  const [problems, setProblems] = useState<Problems>({});
  const definition = { ...description, expiresOn: description.expiresOn || null };
  const create = useMutation({
    mutationFn: () => createSecret({ organisationId: owner ?? null, definition, value: secretValueOf(kind, draft) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["secrets"] });
      onClose();
    },
  });
  const submit = () => {
    const wanted = { organisationId: owner ?? null, definition, value: secretValueOf(kind, draft) };
    const found = { ...problemsOf(secretCreate, wanted), ...(owner === undefined && { owner: "Choose whose it is." }) };
    setProblems(found);
    if (noProblems(found)) create.mutate();
  };
  return (
    <EditPanel
      open
      title="New secret"
      saveLabel="Create"
      saving={create.isPending}
      error={create.error}
      onSave={submit}
      onClose={onClose}
    >
      <OwnerField value={owner} onChange={setOwner} problem={problems.owner} />
      <Field label="Kind" required>
        <Select value={kind} onChange={(_event, data) => setKind(secretKind.parse(data.value))}>
          {secretKind.options.map((option) => (
            <option key={option} value={option}>
              {kindNames[option]}
            </option>
          ))}
        </Select>
      </Field>
      <DescribingFields
        value={description}
        onChange={(change) => setDescription({ ...description, ...change })}
        problems={problems}
        hasOwnExpiry={kind === "certificate"}
      />
      <ValueFields
        kind={kind}
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        problems={valueProblems(problems)}
      />
    </EditPanel>
  );
};
