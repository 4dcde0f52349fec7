import { Field, Text } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ConnectorCreated, connectorDefinition } from "@windlass/protocol";
import { useState } from "react";
import { createConnector } from "../../api/connectors.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";

/** What to do with the code; once the panel is closed nobody sees it again. */
const Enrolment = ({ created }: { readonly created: ConnectorCreated }) => {
  const server = window.location.origin;
  return (
    <>
      <Text>
        On a Windows computer that belongs to {created.connector.domain}, open an elevated prompt as somebody who may
        create computers there, and run both. The code works once, within a day.
      </Text>
      <Field label="Enrol this computer" hint="Copy it now: after closing this the code is not shown again.">
        <CopyText
          text={`windlass connector enrol --server ${server} --code ${created.code}`}
          label="Copy the command that enrols"
        />
      </Field>
      <Field label="Then keep it running" hint="As a scheduled task at start-up, for example.">
        <CopyText text="windlass connector run" label="Copy the command that runs" />
      </Field>
    </>
  );
};

/** Makes a connector and shows, once, what enrols it. */
export const NewConnectorPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [domain, setDomain] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const organisationId = scope ?? chosen;
  const definition = { name, domain };
  const save = useMutation({
    mutationFn: () => createConnector({ organisationId, definition }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["connectors"] }),
  });
  const submit = () => {
    const found = {
      ...problemsOf(connectorDefinition, definition),
      ...(organisationId === "" && { organisationId: "Choose an organisation." }),
    };
    setProblems(found);
    if (noProblems(found)) save.mutate();
  };
  return (
    <EditPanel
      open
      title={save.data ? `Enrol “${save.data.connector.name}”` : "New connector"}
      saving={save.isPending}
      error={save.error}
      readOnly={save.data !== undefined}
      onSave={submit}
      onClose={onClose}
    >
      {save.data ? (
        <Enrolment created={save.data} />
      ) : (
        <>
          <OrganisationField value={chosen} onChange={setChosen} problem={problems.organisationId} />
          <TextField
            label="Name"
            required
            placeholder="Zurich"
            value={name}
            onChange={setName}
            problem={problems.name}
          />
          <TextField
            label="Domain"
            required
            placeholder="corp.example.com"
            hint="It makes computer accounts in this domain, for builds that join it by a connector."
            value={domain}
            onChange={setDomain}
            problem={problems.domain}
          />
        </>
      )}
    </EditPanel>
  );
};
