import {
  Field,
  makeStyles,
  SearchBox,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { AutopilotImportDetail, AutopilotImportRow } from "@windlass/protocol";
import { useState } from "react";
import { importRowsOnPage, importRowsQuery, type RowsFilter } from "../../api/autopilot-imports.ts";
import { narrow, useMedia } from "../../app/use-media.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { Pager } from "../../components/pager.tsx";
import { State } from "../../components/state.tsx";
import { registrationNames, registrationTone } from "../deployments/states.ts";
import { verdicts } from "./import-states.ts";

const useStyles = makeStyles({
  tools: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
  },
  cell: { overflowWrap: "anywhere", paddingTop: "6px", paddingBottom: "6px", verticalAlign: "top" },
  number: { width: "56px" },
  word: { minWidth: "104px" },
  state: { minWidth: "128px" },
  findings: { display: "grid", gap: tokens.spacingVerticalXS },
  remedy: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Verdict = AutopilotImportRow["verdict"];
const isVerdict = (text: string): text is Verdict => text in verdicts;

const totalOf = ({ rows }: AutopilotImportDetail, verdict: Verdict | ""): number =>
  verdict === "" ? rows.accepted + rows.warning + rows.refused : rows[verdict];

/** How the row stands: its verdict, and once it is registered, how far the device is. */
const RowState = ({ item }: { readonly item: AutopilotImportRow }) => {
  if (item.registration) {
    const { state } = item.registration;
    return <State tone={registrationTone(state)}>{registrationNames[state]}</State>;
  }
  if (item.outcome === "left-out") return <State tone="bad">Left out</State>;
  const [tone, words] = verdicts[item.verdict];
  return <State tone={tone}>{words}</State>;
};

const Findings = ({ item }: { readonly item: AutopilotImportRow }) => {
  const styles = useStyles();
  const failure = item.registration?.failure;
  const said = [...(failure ? [failure] : []), ...item.findings];
  if (said.length === 0) return null;
  return (
    <div className={styles.findings}>
      {said.map(({ code, message, remedy }) => (
        <span key={code}>
          {message}
          <span className={styles.remedy}>{remedy}</span>
        </span>
      ))}
    </div>
  );
};

/** Every row of the file with its verdict, a page at a time: a file may have fifty thousand. */
export const RowsCard = ({ detail }: { readonly detail: AutopilotImportDetail }) => {
  const styles = useStyles();
  const isNarrow = useMedia(narrow);
  const [verdict, setVerdict] = useState<Verdict | "">("");
  const [search, setSearch] = useState("");
  /** Where each page begins that was looked at so far; the first begins without a cursor. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const filter: RowsFilter = { ...(verdict && { verdict }), ...(search && { search }), ...(cursor && { cursor }) };
  const query = useQuery(importRowsQuery(detail.id, filter));
  const next = query.data?.nextCursor ?? null;
  const page = cursors.length;
  const known = Math.ceil(totalOf(detail, verdict) / importRowsOnPage);
  const pages = search ? page + (next ? 2 : 1) : Math.max(known, page + 1);
  const turn = (wanted: number) => {
    if (wanted < page) setCursors(cursors.slice(0, -1));
    else if (next) setCursors([...cursors, next]);
  };
  const items = query.data?.items;
  return (
    <Card title="Rows">
      <div className={styles.tools}>
        <Field label="Show">
          <Select
            value={verdict}
            onChange={(_event, { value }) => {
              setVerdict(isVerdict(value) ? value : "");
              setCursors([]);
            }}
          >
            <option value="">All rows</option>
            <option value="accepted">Can be imported</option>
            <option value="warning">With a warning</option>
            <option value="refused">Refused</option>
          </Select>
        </Field>
        <Field label="Serial number or tag">
          <SearchBox
            value={search}
            onChange={(_event, data) => {
              setSearch(data.value);
              setCursors([]);
            }}
          />
        </Field>
        {!search && <Text aria-live="polite">{counted(totalOf(detail, verdict), "row")}</Text>}
      </div>
      <Failure error={query.error} retry={() => void query.refetch()} />
      {!items && !query.error && <Loading label="Loading rows" />}
      {items && (
        <Table size="small" aria-label="rows" style={{ tableLayout: "auto" }}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell className={styles.number}>Row</TableHeaderCell>
              <TableHeaderCell className={styles.word}>Serial number</TableHeaderCell>
              <TableHeaderCell className={styles.state}>State</TableHeaderCell>
              {!isNarrow && <TableHeaderCell className={styles.word}>Group tag</TableHeaderCell>}
              {!isNarrow && <TableHeaderCell className={styles.word}>Model</TableHeaderCell>}
              {!isNarrow && <TableHeaderCell>What was found</TableHeaderCell>}
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((item) => (
              <TableRow key={item.row}>
                <TableCell className={styles.cell}>{item.row}</TableCell>
                <TableCell className={styles.cell}>{item.serialNumber || "–"}</TableCell>
                <TableCell className={styles.cell}>
                  <RowState item={item} />
                  {isNarrow && <Findings item={item} />}
                </TableCell>
                {!isNarrow && <TableCell className={styles.cell}>{item.groupTag ?? "–"}</TableCell>}
                {!isNarrow && <TableCell className={styles.cell}>{item.hash?.model ?? "–"}</TableCell>}
                {!isNarrow && (
                  <TableCell className={styles.cell}>
                    <Findings item={item} />
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {items?.length === 0 && <Text>No row matches. Change the search or the filter to see more.</Text>}
      <Pager page={page} pages={pages} onPage={turn} />
    </Card>
  );
};
