import { DrawerBody, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { BuildRevisionComparison, BuildRevisionView } from "@windlass/protocol";
import { useState } from "react";
import { buildRevisionComparisonQuery } from "../../../api/build-revisions.ts";
import { Failure } from "../../../components/failure.tsx";
import { counted } from "../../../components/format.ts";
import { Loading } from "../../../components/loading.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ChangedFields } from "../../history/changed-fields.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL },
  choices: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(200px, 1fr))",
    gap: tokens.spacingHorizontalL,
  },
});

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

const summary = ({ from, to, fields }: BuildRevisionComparison): string =>
  fields.length === 0
    ? `Revisions ${from} and ${to} are the same.`
    : `From revision ${from} to revision ${to}, ${counted(fields.length, "field differs", "fields differ")}.`;

interface ComparePanelProps {
  readonly buildId: string;
  /** All that can be compared, newest first. */
  readonly items: readonly BuildRevisionView[];
  /** The two to begin with. */
  readonly from: number;
  readonly to: number;
  readonly onClose: () => void;
}

/** Any two revisions of a build, field by field. */
export const ComparePanel = ({ buildId, items, onClose, ...begin }: ComparePanelProps) => {
  const styles = useStyles();
  const [from, setFrom] = useState(begin.from);
  const [to, setTo] = useState(begin.to);
  const query = useQuery(buildRevisionComparisonQuery(buildId, from, to));
  const options = items.map(({ revision, at, by }) => (
    <option key={revision} value={revision}>
      {revision}: {by.name}, {day.format(new Date(at))}
    </option>
  ));
  return (
    <Panel open size="large" title="Compare revisions" onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          <div className={styles.choices}>
            <Field label="From revision">
              <Select value={String(from)} onChange={(_event, data) => setFrom(Number(data.value))}>
                {options}
              </Select>
            </Field>
            <Field label="To revision">
              <Select value={String(to)} onChange={(_event, data) => setTo(Number(data.value))}>
                {options}
              </Select>
            </Field>
          </div>
          <Failure error={query.error} retry={() => void query.refetch()} />
          {query.isPending && <Loading label="Comparing" />}
          <Text aria-live="polite">{query.data ? summary(query.data) : ""}</Text>
          {query.data && <ChangedFields key={`${from} ${to}`} fields={query.data.fields} atOnce={100} />}
        </div>
      </DrawerBody>
    </Panel>
  );
};
