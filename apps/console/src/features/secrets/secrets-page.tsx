import { Button, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular, KeyMultipleRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type SecretView, secretKind } from "@windlass/protocol";
import { useState } from "react";
import { deleteSecrets, secretsQuery } from "../../api/secrets.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { useNow } from "../../components/clock.ts";
import { DeleteMany } from "../../components/delete-many.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import type { ListFilter } from "../../components/list-tools.tsx";
import { useOwnerColumn } from "../../components/owner-column.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { Age } from "../../components/time.tsx";
import { NewSecretPanel } from "./new-secret-panel.tsx";
import { ReplaceValuePanel } from "./replace-value-panel.tsx";
import { SecretPanel } from "./secret-panel.tsx";
import { expiryState, kindNames } from "./secret-words.ts";

const filters: readonly ListFilter<SecretView>[] = [
  {
    id: "kind",
    title: "Kind",
    options: () => secretKind.options.map((kind) => ({ value: kind, title: kindNames[kind] })),
    matches: (secret, kind) => secret.kind === kind,
  },
];

const Expiry = ({ expiresOn }: { readonly expiresOn: string | null }) => {
  const state = expiryState(expiresOn, useNow(3_600_000));
  return state ? <State tone={state.tone}>{state.word}</State> : "–";
};

const columnsWith = (open: (id: string) => void): Column<SecretView>[] => [
  {
    id: "name",
    title: "Name",
    grow: 2,
    value: (secret) => secret.definition.name,
    render: (secret) => <TextLink onClick={() => open(secret.id)}>{secret.definition.name}</TextLink>,
  },
  {
    id: "kind",
    title: "Kind",
    wideOnly: true,
    value: ({ kind }) => kindNames[kind],
    render: ({ kind }) => kindNames[kind],
  },
  {
    id: "expires",
    title: "Expiry",
    value: (secret) => secret.definition.expiresOn ?? "9999",
    render: (secret) => <Expiry expiresOn={secret.definition.expiresOn} />,
  },
  {
    id: "used",
    title: "Used by",
    wideOnly: true,
    value: ({ usedBy }) => usedBy.map(({ name }) => name).join(", "),
    render: ({ usedBy }) => usedBy.map(({ name }) => name).join(", ") || "–",
  },
  {
    id: "set",
    title: "Value entered",
    wideOnly: true,
    value: (secret) => secret.valueSetAt,
    render: (secret) => <Age at={secret.valueSetAt} />,
  },
];

type Opened = { readonly panel: "new" } | { readonly panel: "secret" | "replace"; readonly id: string };

/** All secrets of the library. */
export const SecretsPage = () => {
  const { scope } = useOrganisationScope();
  const queryClient = useQueryClient();
  const query = useQuery(secretsQuery(scope));
  const mayWrite = usePermission("secrets.write");
  const ownerColumn = useOwnerColumn<SecretView>();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const there = [...chosen].filter((id) => query.data?.some((secret) => secret.id === id));
  const secret = opened && opened.panel !== "new" ? query.data?.find(({ id }) => id === opened.id) : undefined;
  const close = () => setOpened(null);
  return (
    <Page
      title="Secrets"
      description="Passwords, keys and certificates that deployments need. Values are sealed when they are entered and never shown again."
      commands={
        mayWrite && (
          <>
            <ToolbarButton icon={<Add20Regular />} onClick={() => setOpened({ panel: "new" })}>
              New secret
            </ToolbarButton>
            <DeleteMany
              noun="secret"
              ids={there}
              remove={deleteSecrets}
              onDeleted={() => {
                setChosen(new Set());
                return queryClient.invalidateQueries({ queryKey: ["secrets"] });
              }}
            />
          </>
        )
      }
    >
      <ListGrid
        noun="secret"
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[...columnsWith((id) => setOpened({ panel: "secret", id })), ...ownerColumn]}
        filters={filters}
        rowId={({ id }) => id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        {...(mayWrite && {
          selection: { ids: chosen, onSelect: setChosen, nameOf: ({ definition }: SecretView) => definition.name },
        })}
        empty={
          <EmptyState
            icon={<KeyMultipleRegular />}
            title="No secrets yet"
            action={
              mayWrite && (
                <Button appearance="primary" onClick={() => setOpened({ panel: "new" })}>
                  New secret
                </Button>
              )
            }
          >
            Keep here what accounts, packages and builds need: passwords, product keys, Wi-Fi profiles, certificates.
            They are then chosen by name.
          </EmptyState>
        }
      />
      {opened?.panel === "new" && <NewSecretPanel onClose={close} />}
      {opened?.panel === "secret" && secret && (
        <SecretPanel
          key={`${secret.id} ${secret.revision}`}
          secret={secret}
          onReplace={() => setOpened({ panel: "replace", id: secret.id })}
          onClose={close}
        />
      )}
      {opened?.panel === "replace" && secret && <ReplaceValuePanel secret={secret} onClose={close} />}
    </Page>
  );
};
