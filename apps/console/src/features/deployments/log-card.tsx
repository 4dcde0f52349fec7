import { Button, Checkbox, makeStyles, mergeClasses, Select, Text, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeploymentView } from "@windlass/protocol";
import { useEffect, useMemo, useRef, useState } from "react";
import { deploymentEventsQuery } from "../../api/deployments.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import { ClockTime } from "../../components/time.tsx";
import { type LogLevel, type LogLine, logLevels, logLines } from "./event-line.ts";

const useStyles = makeStyles({
  tools: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  log: {
    height: "360px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    padding: tokens.spacingHorizontalS,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  line: { display: "grid", gridTemplateColumns: "88px minmax(0, 1fr)", gap: tokens.spacingHorizontalS },
  text: { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  time: { color: tokens.colorNeutralForeground3 },
  debug: { color: tokens.colorNeutralForeground3 },
  information: {},
  warning: { color: tokens.colorStatusWarningForeground3 },
  error: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

const levelNames: Readonly<Record<LogLevel, string>> = {
  debug: "Everything",
  information: "Information and worse",
  warning: "Warnings and errors",
  error: "Errors only",
};

/** Lines shown at first, and added by each "Show earlier lines". */
const window = 400;

const Line = ({ line }: { readonly line: LogLine }) => {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <span className={styles.time}>
        <ClockTime at={line.at} />
      </span>
      <span className={mergeClasses(styles.text, styles[line.level])}>{line.text}</span>
    </div>
  );
};

/** The journal of the device, growing as it happens. */
export const LogCard = ({ deployment }: { readonly deployment: DeploymentView }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const query = useQuery(deploymentEventsQuery(deployment.id, queryClient));
  const [level, setLevel] = useState<LogLevel>("information");
  const [follow, setFollow] = useState(true);
  const [shown, setShown] = useState(window);
  const log = useRef<HTMLDivElement>(null);
  const { steps } = deployment;
  const lines = useMemo(() => {
    const titles = new Map(steps.map((step) => [step.id, step.title]));
    return logLines(query.data ?? [], titles, level);
  }, [query.data, steps, level]);
  const last = lines.at(-1)?.sequence;
  useEffect(() => {
    if (follow && last !== undefined) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [follow, last]);
  const tools = (
    <span className={styles.tools}>
      <Checkbox label="Follow" checked={follow} onChange={(_event, data) => setFollow(data.checked === true)} />
      <Select
        aria-label="Level"
        size="small"
        value={level}
        onChange={(_event, data) => setLevel(logLevels.find((candidate) => candidate === data.value) ?? "information")}
      >
        {logLevels.map((option) => (
          <option key={option} value={option}>
            {levelNames[option]}
          </option>
        ))}
      </Select>
    </span>
  );
  return (
    <Card title="Log" actions={tools}>
      <Failure error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading label="Loading the log" />}
      {query.data && (
        <ScrollRegion ref={log} className={styles.log} label="Log lines">
          {lines.length > shown && (
            <Button size="small" appearance="subtle" onClick={() => setShown(shown + window)}>
              Show earlier lines ({lines.length - shown})
            </Button>
          )}
          {lines.slice(-shown).map((line) => (
            <Line key={line.sequence} line={line} />
          ))}
          {lines.length === 0 && <Text size={200}>Nothing at this level yet.</Text>}
        </ScrollRegion>
      )}
    </Card>
  );
};
