import { Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AssetRow, AssetVerdict } from "@windlass/protocol";
import { useState } from "react";
import { sendAssetFile } from "../../api/assets.ts";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { Pager, pageSize } from "../../components/pager.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { State, type Tone } from "../../components/state.tsx";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalM, listStyleType: "none", margin: 0, padding: 0 },
  row: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "baseline" },
  finding: { color: tokens.colorNeutralForeground2 },
});

const verdicts: Readonly<Record<AssetVerdict, readonly [Tone, string]>> = {
  new: ["good", "New"],
  changed: ["asking", "Changed"],
  unchanged: ["idle", "Unchanged"],
  refused: ["bad", "Refused"],
};
const order: readonly AssetVerdict[] = ["refused", "new", "changed", "unchanged"];
const isVerdict = (text: string): text is AssetVerdict => text in verdicts;

const Row = ({ row }: { readonly row: AssetRow }) => {
  const styles = useStyles();
  const [tone, word] = verdicts[row.verdict];
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <Text>Row {row.row}</Text>
        <State tone={tone}>{word}</State>
        <Text weight="semibold">{row.serialNumber ?? row.mac ?? row.uuid ?? "no device"}</Text>
        <Text>{row.computerName ?? row.assetTag ?? ""}</Text>
      </span>
      {row.findings.map((finding) => (
        <Text key={finding} size={200} className={styles.finding}>
          {finding}
        </Text>
      ))}
    </li>
  );
};

interface ImportPanelProps {
  readonly organisationId: string;
  readonly file: File;
  readonly onClose: () => void;
}

/** Every row of a file with what importing it would do; nothing is taken over before that is confirmed. */
export const ImportPanel = ({ organisationId, file, onClose }: ImportPanelProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [shown, setShown] = useState<AssetVerdict | "">("");
  const [page, setPage] = useState(0);
  const preview = useQuery({
    queryKey: ["assets", "preview", organisationId, file.name, file.size, file.lastModified],
    queryFn: () => sendAssetFile("preview", organisationId, file),
    gcTime: 0,
    retry: false,
  });
  const take = useMutation({
    mutationFn: () => sendAssetFile("import", organisationId, file),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["assets"] });
      onClose();
    },
  });
  const report = preview.data;
  const taken = report ? report.counts.new + report.counts.changed : 0;
  const rows = (report?.rows ?? [])
    .filter(({ verdict }) => shown === "" || verdict === shown)
    .toSorted((left, right) => order.indexOf(left.verdict) - order.indexOf(right.verdict));
  return (
    <EditPanel
      open
      title={`Import ${file.name}`}
      saveLabel={taken === 0 ? "Import" : `Import ${counted(taken, "row")}`}
      saving={take.isPending}
      readOnly={taken === 0}
      error={take.error}
      onSave={() => take.mutate()}
      onClose={onClose}
    >
      <Failure error={preview.error} retry={() => void preview.refetch()} />
      {preview.isPending && <Loading label="Judging the rows" />}
      {report && (
        <>
          <Text aria-live="polite">
            {order.map((verdict) => `${report.counts[verdict]} ${verdicts[verdict][1].toLowerCase()}`).join(", ")}.
            {report.counts.refused > 0 && " Refused rows are left out: correct them and import the file again."}
            {taken === 0 && " There is nothing to take over."}
          </Text>
          <Field label="Show">
            <Select
              value={shown}
              onChange={(_event, { value }) => {
                setShown(isVerdict(value) ? value : "");
                setPage(0);
              }}
            >
              <option value="">All rows</option>
              {order.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {verdicts[verdict][1]} ({report.counts[verdict]})
                </option>
              ))}
            </Select>
          </Field>
          <ul className={styles.rows} aria-label="Rows">
            {rows.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
              <Row key={row.row} row={row} />
            ))}
          </ul>
          <Pager page={page} pages={Math.max(1, Math.ceil(rows.length / pageSize))} onPage={setPage} />
        </>
      )}
    </EditPanel>
  );
};
