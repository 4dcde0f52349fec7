import { Button, DrawerBody, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowDownload16Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { OfferedOfflineProfiles, OfflineProfileSettings } from "@windlass/protocol";
import { useState } from "react";
import { offeredProfilesQuery } from "../../../api/organisations.ts";
import { usePermission } from "../../../app/session.ts";
import { Failure } from "../../../components/failure.tsx";
import { PageLink } from "../../../components/links.tsx";
import { Loading } from "../../../components/loading.tsx";
import { Panel } from "../../../components/panel.tsx";

const useStyles = makeStyles({
  root: { display: "grid", justifyItems: "start" },
  taken: { marginTop: tokens.spacingVerticalM },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid" },
  item: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { display: "grid", flex: "1 1 180px", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Offered = OfferedOfflineProfiles["items"][number];

/** What became of the last choice. */
interface Taken {
  readonly name: string;
  readonly leftOut: readonly string[];
}

const leftOutWords = ({ leftOut }: Taken | Offered): string =>
  leftOut.length > 0 ? `The file cannot say: ${leftOut.join(", ")}.` : "The file says all of it.";

interface OfferedListProps {
  readonly organisationId: string;
  readonly offered: OfferedOfflineProfiles;
  readonly onChoose: (taken: Taken, settings: OfflineProfileSettings) => void;
}

const OfferedList = ({ organisationId, offered, onChoose }: OfferedListProps) => {
  const styles = useStyles();
  if (!offered.connected)
    return (
      <Text>
        The organisation has no working tenant connection.{" "}
        <PageLink to="/organisations/$organisationId" params={{ organisationId }}>
          Complete it
        </PageLink>{" "}
        first.
      </Text>
    );
  if (offered.items.length === 0) return <Text>The tenant has no deployment profile. Enter the settings here.</Text>;
  return (
    <ul className={styles.list} aria-label="Deployment profiles">
      {offered.items.map((item) => (
        <li key={item.id} className={styles.item}>
          <span className={styles.text}>
            <Text weight="semibold">{item.name}</Text>
            <span className={styles.quiet}>{item.settings ? leftOutWords(item) : item.why}</span>
          </span>
          {item.settings && (
            <Button
              aria-label={`Take over ${item.name}`}
              onClick={() => item.settings && onChoose(item, item.settings)}
            >
              Take over
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};

interface ProfileTakeoverProps {
  readonly organisationId: string;
  readonly onTake: (settings: OfflineProfileSettings) => void;
}

/** Fills the fields from a deployment profile of the tenant, and names what the file cannot say of it. */
export const ProfileTakeover = ({ organisationId, onTake }: ProfileTakeoverProps) => {
  const styles = useStyles();
  const mayRead = usePermission("tenant-connections.read");
  const [open, setOpen] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const query = useQuery({ ...offeredProfilesQuery(organisationId), enabled: open });
  if (!mayRead) return null;
  return (
    <div className={styles.root}>
      <Button icon={<ArrowDownload16Regular />} onClick={() => setOpen(true)}>
        Take over a deployment profile
      </Button>
      <div aria-live="polite">
        {taken && (
          <MessageBar
            className={styles.taken}
            intent={taken.leftOut.length > 0 ? "warning" : "success"}
            layout="multiline"
          >
            <MessageBarBody>
              Taken over from “{taken.name}”. {leftOutWords(taken)}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      <Panel open={open} title="Deployment profiles of the tenant" onClose={() => setOpen(false)}>
        <DrawerBody>
          <Failure error={query.error} retry={() => void query.refetch()} />
          {query.isPending && <Loading label="Asking the tenant" />}
          {query.data && (
            <OfferedList
              organisationId={organisationId}
              offered={query.data}
              onChoose={(choice, settings) => {
                setTaken(choice);
                onTake(settings);
                setOpen(false);
              }}
            />
          )}
        </DrawerBody>
      </Panel>
    </div>
  );
};
