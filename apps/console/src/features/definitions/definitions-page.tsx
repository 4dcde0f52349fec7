import { Button, ToolbarButton } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { DefinitionKind } from "@windlass/protocol";
import { type ReactElement, type ReactNode, useState } from "react";
import { definitionsQuery, deleteDefinitions, type ViewOf } from "../../api/definitions.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { DeleteMany } from "../../components/delete-many.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { useOwnerColumn } from "../../components/owner-column.tsx";
import { Page } from "../../components/page.tsx";
import { TextLink } from "../../components/text-link.tsx";
import { Age } from "../../components/time.tsx";

interface DefinitionsPageProps<Kind extends DefinitionKind> {
  readonly kind: Kind;
  readonly title: string;
  readonly description: string;
  /** What a row is, in the singular. */
  readonly noun: string;
  readonly columns: readonly Column<ViewOf<Kind>>[];
  readonly icon: ReactElement;
  /** Said where there is none. */
  readonly whatFor: string;
  /** The panel of one, or of a new one (null). */
  readonly panel: (view: ViewOf<Kind> | null, onClose: () => void) => ReactNode;
  /** Commands on the chosen rows; `done` lets them go. */
  readonly commands?: (chosen: readonly ViewOf<Kind>[], done: () => void) => ReactNode;
  /** Above the list. */
  readonly children?: ReactNode;
}

/** All definitions of one kind: found, opened, made, deleted. */
export const DefinitionsPage = <Kind extends DefinitionKind>(props: DefinitionsPageProps<Kind>) => {
  const { kind, title, noun, columns, panel } = props;
  const { scope } = useOrganisationScope();
  const queryClient = useQueryClient();
  const query = useQuery(definitionsQuery(kind, scope));
  const mayWrite = usePermission("definitions.write");
  const ownerColumn = useOwnerColumn<ViewOf<Kind>>();
  const [opened, setOpened] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const there = [...chosen].filter((id) => query.data?.some((view) => view.id === id));
  const view = query.data?.find(({ id }) => id === opened);
  const close = () => setOpened(null);
  const all: Column<ViewOf<Kind>>[] = [
    {
      id: "name",
      title: "Name",
      grow: 1.4,
      value: ({ definition }) => definition.name,
      render: ({ id, definition }) => <TextLink onClick={() => setOpened(id)}>{definition.name}</TextLink>,
    },
    ...columns,
    ...ownerColumn,
    {
      id: "changed",
      title: "Changed",
      wideOnly: true,
      value: ({ updatedAt }) => updatedAt,
      render: ({ updatedAt }) => <Age at={updatedAt} />,
    },
  ];
  return (
    <Page
      title={title}
      description={props.description}
      commands={
        mayWrite && (
          <>
            <ToolbarButton icon={<Add20Regular />} onClick={() => setOpened("new")}>
              New {noun}
            </ToolbarButton>
            {props.commands?.(query.data?.filter(({ id }) => chosen.has(id)) ?? [], () => setChosen(new Set()))}
            <DeleteMany
              noun={noun}
              ids={there}
              remove={deleteDefinitions}
              onDeleted={() => {
                setChosen(new Set());
                return queryClient.invalidateQueries({ queryKey: ["definitions"] });
              }}
            />
          </>
        )
      }
    >
      {props.children}
      <ListGrid
        noun={noun}
        items={query.data}
        error={query.error}
        retry={() => void query.refetch()}
        columns={all}
        rowId={({ id }) => id}
        initialSort={{ columnId: "name", direction: "ascending" }}
        selection={
          mayWrite
            ? { ids: chosen, onSelect: setChosen, nameOf: ({ definition }: ViewOf<Kind>) => definition.name }
            : undefined
        }
        empty={
          <EmptyState
            icon={props.icon}
            title={`No ${noun}s yet`}
            action={
              mayWrite && (
                <Button appearance="primary" onClick={() => setOpened("new")}>
                  New {noun}
                </Button>
              )
            }
          >
            {props.whatFor}
          </EmptyState>
        }
      />
      {opened === "new" && panel(null, close)}
      {view && panel(view, close)}
    </Page>
  );
};
