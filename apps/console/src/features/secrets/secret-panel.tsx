import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowSync16Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SecretView, secretUpdate } from "@windlass/protocol";
import { useState } from "react";
import { saveSecret } from "../../api/secrets.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { PageLink } from "../../components/links.tsx";
import { useMayChange } from "../../components/owner-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { Age } from "../../components/time.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { HistoryCard } from "../history/history-card.tsx";
import { DescribingFields } from "./describing-fields.tsx";
import { factNames, kindNames, userNames } from "./secret-words.ts";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Which device had the value last, for what: a link to its deployment. */
const LastGiven = ({ delivery }: { readonly delivery: SecretView["lastGiven"] }) => {
  if (!delivery) return <span>No device yet</span>;
  return (
    <span>
      <PageLink to="/deployments/$deploymentId" params={{ deploymentId: delivery.deploymentId }}>
        {delivery.serialNumber}
      </PageLink>
      , {delivery.step} · <Age at={delivery.at} />
    </span>
  );
};

interface SecretPanelProps {
  readonly secret: SecretView;
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

/** Everything of a secret but its value. */
export const SecretPanel = ({ secret, onReplace, onClose }: SecretPanelProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayWrite = useMayChange(secret.organisationId, usePermission("secrets.write"));
  const { definition } = secret;
  const [value, setValue] = useState({ ...definition, expiresOn: definition.expiresOn ?? "" });
  const [problems, setProblems] = useState<Problems>({});
  const wanted = { ...value, expiresOn: value.expiresOn || null };
  const save = useMutation({
    mutationFn: () => saveSecret(secret.id, secret.revision, wanted),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["secrets"] });
      onClose();
    },
  });
  const submit = () => {
    const found = problemsOf(secretUpdate, { revision: secret.revision, definition: wanted });
    setProblems(found);
    if (noProblems(found) && mayWrite) save.mutate();
  };
  const facts = Object.entries(secret.facts).map(([name, fact]) => [factNames[name] ?? name, fact] as const);
  return (
    <EditPanel
      open
      title={definition.name}
      saving={save.isPending}
      error={save.error}
      readOnly={!mayWrite}
      onSave={submit}
      onClose={onClose}
    >
      <DescribingFields
        value={value}
        onChange={(change) => setValue({ ...value, ...change })}
        problems={problems}
        hasOwnExpiry={secret.expiryFrom === "certificate"}
        disabled={!mayWrite}
      />
      <Card
        title="Value"
        actions={
          mayWrite && (
            <Button size="small" icon={<ArrowSync16Regular />} onClick={onReplace}>
              Replace
            </Button>
          )
        }
      >
        <Facts
          facts={[
            ["Kind", kindNames[secret.kind]],
            ...facts,
            ...(secret.expiryFrom === "certificate" ? [["Valid to", definition.expiresOn] as const] : []),
            ["Entered", <Age key="entered" at={secret.valueSetAt} />],
            ["Last given to", <LastGiven key="given" delivery={secret.lastGiven} />],
          ]}
        />
      </Card>
      <Card title="Used by">
        {secret.usedBy.length === 0 ? (
          <Text className={styles.quiet}>Nothing.</Text>
        ) : (
          <ul className={styles.list}>
            {secret.usedBy.map((user) => (
              <li key={`${user.kind} ${user.id}`}>
                {user.name} <span className={styles.quiet}>· {userNames[user.kind]}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <HistoryCard objectId={secret.id} revision={secret.revision} />
    </EditPanel>
  );
};
