import {
  Badge,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { DurationEstimate, PlanPreview, PreviewedName } from "@windlass/protocol";
import { architectureNames } from "../../components/architecture-names.ts";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { ToldFailure } from "../../components/failure.tsx";
import { counted, formatBytes, formatDuration } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { Age } from "../../components/time.tsx";
import { PlannedSteps } from "./planned-steps.tsx";
import { PreviewChecksCard } from "./preview-checks-card.tsx";

const useStyles = makeStyles({
  cards: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
  rows: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  field: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

const timeWords = (estimate: DurationEstimate | null): string => {
  if (!estimate) return "Not known before a first deployment of the organisation";
  const { usualSeconds, slowSeconds, deployments, unknown } = estimate;
  const by = `by ${counted(deployments, "earlier deployment")}`;
  const times = `Usually ${formatDuration(usualSeconds * 1000)}, seldom more than ${formatDuration(slowSeconds * 1000)}, ${by}`;
  return unknown.length === 0 ? times : `${times}; and what ${counted(unknown.length, "step")} take that never ran`;
};

/** The name with its reason, and what is still open. */
const NameFact = ({ name: { name, reason, open } }: { readonly name: PreviewedName }) => {
  const styles = useStyles();
  return (
    <>
      {name ?? "None yet"} <span className={styles.quiet}>({reason})</span>
      {open && <div className={styles.field}>{open}</div>}
    </>
  );
};

const kinds = {
  added: { word: "Added", color: "success" },
  changed: { word: "Changed", color: "brand" },
  removed: { word: "Gone", color: "danger" },
  moved: { word: "Moved", color: "informative" },
} as const;

const DifferencesCard = ({ last }: { readonly last: NonNullable<PlanPreview["lastDeployment"]> }) => {
  const styles = useStyles();
  return (
    <Card title="Against its last deployment">
      <Text className={styles.quiet}>
        <PageLink to="/deployments/$deploymentId" params={{ deploymentId: last.id }}>
          {last.build}
        </PageLink>
        , <Age at={last.startedAt} />
      </Text>
      {last.differences.length === 0 && <p>Nothing differs: the same would be done again.</p>}
      <ul className={styles.rows} aria-label="Differences">
        {last.differences.map(({ kind, title, fields }) => (
          <li key={`${kind} ${title}`} className={styles.row}>
            <span>
              <Badge appearance="tint" color={kinds[kind].color}>
                {kinds[kind].word}
              </Badge>{" "}
              {title}
              {fields.map(({ field, before, after }) => (
                <div key={field} className={styles.field}>
                  {field}: {before ?? "nothing"} → {after ?? "nothing"}
                </div>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const NotesCard = ({
  title,
  notes,
}: {
  readonly title: string;
  readonly notes: readonly (readonly [string, string])[];
}) => {
  const styles = useStyles();
  return (
    notes.length > 0 && (
      <Card title={title}>
        <ul className={styles.list} aria-label={title}>
          {[...Map.groupBy(notes, ([name]) => name)].map(([name, alike]) => (
            <li key={name}>
              {alike.length === 1 ? name : `${name} (${alike.length})`}:{" "}
              <span className={styles.quiet}>{[...new Set(alike.map(([, why]) => why))].join(" ")}</span>
            </li>
          ))}
        </ul>
      </Card>
    )
  );
};

/** What a build comes to on a device: what is done and why, what is not, what is fetched, how long it takes. */
export const PreviewCards = ({ preview }: { readonly preview: PlanPreview }) => {
  const styles = useStyles();
  const { outcome, downloads, downloadBytes, estimate, lastDeployment, publicationNumber, problems } = preview;
  const { computerName, checks } = preview;
  return (
    <div className={styles.cards}>
      {problems.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{counted(problems.length, "problem")} would keep it from being published.</MessageBarTitle>
            <ul className={styles.list}>
              {problems.map(({ objectId, name, message }) => (
                <li key={`${objectId} ${message}`}>
                  {name}: {message}
                </li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {outcome.kind === "refused" ? (
        <Card title="The device would be refused">
          <ToldFailure told={outcome.error} />
          <Text className={styles.quiet}>Nothing would have been written to its disk.</Text>
        </Card>
      ) : (
        <>
          <Card title={outcome.plan.build.name}>
            <Facts
              facts={[
                ["Publication", publicationNumber ?? "What publishing now would make"],
                ["Computer name", computerName && <NameFact key="name" name={computerName} />],
                ["Architecture", architectureNames[outcome.plan.architecture]],
                ["Fetched", `${formatBytes(downloadBytes)} in ${counted(downloads.length, "file")}`],
                ["Time", timeWords(estimate)],
              ]}
            />
          </Card>
          {checks && <PreviewChecksCard checks={checks} />}
          {lastDeployment && <DifferencesCard last={lastDeployment} />}
          <Card title="What is done">
            <PlannedSteps plan={outcome.plan} />
          </Card>
          <NotesCard
            title="What is passed over"
            notes={outcome.plan.passedOver.map(({ name, why }) => [name, why] as const)}
          />
          <NotesCard
            title="Parts to look at"
            notes={outcome.plan.driverFindings.map(({ device, why }) => [device, why] as const)}
          />
          <Card title="What is fetched">
            <ul className={styles.rows} aria-label="Downloads">
              {downloads.map(({ name, content }) => (
                <li key={content.sha256} className={styles.row}>
                  <span>{name}</span>
                  <span className={styles.quiet}>{formatBytes(content.sizeBytes)}</span>
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
    </div>
  );
};
