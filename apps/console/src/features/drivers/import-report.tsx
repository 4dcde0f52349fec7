import { DrawerBody, Dropdown, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type DriverImportFile, type DriverImportView, driverImportOutcome } from "@windlass/protocol";
import { useState } from "react";
import { driverImportFilesQuery, mostReported } from "../../api/drivers.ts";
import { Failure } from "../../components/failure.tsx";
import { PageLink } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { Panel } from "../../components/panel.tsx";
import { State, type Tone } from "../../components/state.tsx";
import { outcomeNames } from "./words.ts";

const useStyles = makeStyles({
  body: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    alignContent: "start",
    paddingBottom: tokens.spacingVerticalXL,
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  detail: { color: tokens.colorNeutralForeground3 },
});

const toneOf = (file: DriverImportFile): Tone => {
  if (file.outcome === "refused") return "bad";
  if (file.outcome === "ignored") return "idle";
  return file.missingFiles.length > 0 ? "warning" : "good";
};

const ReportRow = ({ file }: { readonly file: DriverImportFile }) => {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      {file.driverId ? (
        <PageLink to="/drivers/$driverId" params={{ driverId: file.driverId }}>
          {file.description ?? file.path}
        </PageLink>
      ) : (
        <Text weight="semibold">{file.description ?? file.path}</Text>
      )}
      <Text size={200} className={styles.detail}>
        {file.path}
      </Text>
      <State tone={toneOf(file)}>{outcomeNames[file.outcome]}</State>
      {file.failure && <Text size={200}>{file.failure.message}</Text>}
      {file.missingFiles.length > 0 && <Text size={200}>Missing: {file.missingFiles.join(", ")}</Text>}
      {file.problems.map((problem) => (
        <Text key={`${problem.code} ${problem.message}`} size={200}>
          {problem.line === null ? "" : `Line ${problem.line}: `}
          {problem.message}
        </Text>
      ))}
    </li>
  );
};

/** What became of each INF file of a pack. */
export const ImportReport = ({ item, onClose }: { readonly item: DriverImportView; readonly onClose: () => void }) => {
  const styles = useStyles();
  const [outcome, setOutcome] = useState<DriverImportFile["outcome"] | null>(null);
  const query = useQuery(driverImportFilesQuery(item.id, outcome));
  const chosen = outcome === null ? "All" : outcomeNames[outcome];
  return (
    <Panel open title={`Import of ${item.fileName}`} onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          <Dropdown
            aria-label="Outcome"
            value={`Outcome: ${chosen}`}
            selectedOptions={[outcome ?? ""]}
            onOptionSelect={(_event, data) => setOutcome(driverImportOutcome.safeParse(data.optionValue).data ?? null)}
          >
            <Option value="" text="All">
              All
            </Option>
            {driverImportOutcome.options.map((option) => (
              <Option key={option} value={option} text={outcomeNames[option]}>
                {outcomeNames[option]}
              </Option>
            ))}
          </Dropdown>
          <Failure error={query.error} retry={() => void query.refetch()} />
          {query.isPending && <Loading label="Loading the report" />}
          {query.data?.items.length === 0 && <Text>None.</Text>}
          <ul className={styles.list} aria-label="INF files">
            {query.data?.items.map((file) => (
              <ReportRow key={file.path} file={file} />
            ))}
          </ul>
          {query.data && query.data.nextCursor !== null && (
            <Text>The first {mostReported} are shown. Choose an outcome to see others.</Text>
          )}
        </div>
      </DrawerBody>
    </Panel>
  );
};
