import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Pin20Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { CurrentReleases, ReleaseView } from "@windlass/protocol";
import { useState } from "react";
import { publicationsQuery } from "../../api/publications.ts";
import { currentReleasesQuery } from "../../api/releases.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Instant } from "../../components/time.tsx";
import { PinPanel } from "./pin-panel.tsx";
import { ReleaseDialog } from "./release-dialog.tsx";
import { targetWords } from "./release-words.ts";
import { useRelease } from "./use-release.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { display: "grid", minWidth: 0, overflowWrap: "anywhere" },
  about: { color: tokens.colorNeutralForeground3 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const badges: Readonly<Record<ReleaseView["action"], string | null>> = {
  released: null,
  "rolled-back": "Rolled back",
  pinned: "Pinned",
  piloted: "Pilot",
  ended: null,
};

interface LineProps {
  readonly line: ReleaseView;
  readonly onRelease?: (() => void) | undefined;
  readonly onEnd?: (() => void) | undefined;
}

const Line = ({ line, onRelease, onEnd }: LineProps) => {
  const styles = useStyles();
  const badge = badges[line.action];
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <Text>
          {targetWords(line.target)}: <strong>publication {line.number}</strong>{" "}
          {badge && <Badge appearance="tint">{badge}</Badge>}
        </Text>
        <Text size={200} className={styles.about}>
          Since <Instant at={line.releasedAt} />, by {line.releasedBy}
          {line.reason !== "" && `: ${line.reason}`}
        </Text>
      </div>
      <div className={styles.actions}>
        {onRelease && (
          <Button size="small" onClick={onRelease}>
            Release {line.number} to all
          </Button>
        )}
        {onEnd && (
          <Button size="small" appearance="subtle" onClick={onEnd} aria-label={`End for ${line.target.name}`}>
            End
          </Button>
        )}
      </div>
    </li>
  );
};

interface EndDialogProps {
  readonly line: ReleaseView;
  readonly now: CurrentReleases;
  readonly onClose: () => void;
}

const EndDialog = ({ line, now, onClose }: EndDialogProps) => {
  const send = useRelease(onClose);
  const { organisationId, target, number } = line;
  const { kind, id } = target;
  const then = now.all
    ? `what else is released to them: publication ${now.all.number} where nothing else is`
    : "nothing";
  const end = () => {
    if (kind === "all" || id === null) return;
    send.mutate({ organisationId, target: { kind, id }, number: null, hold: "pin", reason: "", insteadOf: number });
  };
  return (
    <Confirm
      open
      title={`End publication ${number} for ${target.name}?`}
      confirmLabel="End"
      busy={send.isPending}
      error={send.error}
      onConfirm={end}
      onClose={onClose}
    >
      <Text>Its devices get {then}. Deployments under way keep theirs.</Text>
    </Confirm>
  );
};

/** What devices get now, whose release wins first, and changing that. */
export const CurrentCard = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const mayRelease = usePermission("publications.write");
  const query = useQuery(currentReleasesQuery(organisationId));
  const publications = useQuery(publicationsQuery(organisationId));
  const [pins, setPins] = useState(false);
  const [ending, setEnding] = useState<ReleaseView | null>(null);
  const [releasing, setReleasing] = useState<number | null>(null);
  const now = query.data;
  const numbers = (publications.data ?? []).flatMap((one) => (one.contentRemovedAt === null ? one.number : []));
  const isBehind = (line: ReleaseView) => line.action === "piloted" && line.number !== (now?.all?.number ?? null);
  const endOf = (line: ReleaseView) => (mayRelease ? () => setEnding(line) : undefined);
  const releaseOf = (line: ReleaseView) => (mayRelease && isBehind(line) ? () => setReleasing(line.number) : undefined);
  return (
    <Card
      title="What devices get"
      actions={
        mayRelease &&
        numbers.length > 0 && (
          <Button icon={<Pin20Regular />} onClick={() => setPins(true)}>
            Pin or try
          </Button>
        )
      }
    >
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading what devices get" />}
      {now && (
        <ul className={styles.list} aria-label="What devices get">
          {now.builds.map((line) => (
            <Line key={line.id} line={line} onEnd={endOf(line)} />
          ))}
          {now.locations.map((line) => (
            <Line key={line.id} line={line} onRelease={releaseOf(line)} onEnd={endOf(line)} />
          ))}
          {now.all ? (
            <Line line={now.all} />
          ) : (
            <li className={styles.item}>
              <Text className={styles.about}>Nothing was released to all devices yet.</Text>
            </li>
          )}
        </ul>
      )}
      {now && (now.builds.length > 0 || now.locations.length > 0) && (
        <Text size={200} className={styles.about}>
          A build's own publication comes before its location's, and that before the one of all devices.
        </Text>
      )}
      {pins && now && (
        <PinPanel organisationId={organisationId} now={now} numbers={numbers} onClose={() => setPins(false)} />
      )}
      {ending && now && <EndDialog line={ending} now={now} onClose={() => setEnding(null)} />}
      {releasing !== null && now && (
        <ReleaseDialog
          organisationId={organisationId}
          number={releasing}
          now={now}
          onClose={() => setReleasing(null)}
        />
      )}
    </Card>
  );
};
