import { DrawerBody, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { PublicationComparison } from "@windlass/protocol";
import { useState } from "react";
import { comparisonQuery } from "../../api/publications.ts";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { Panel } from "../../components/panel.tsx";
import { ChangeList } from "./change-list.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXL },
  choices: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(160px, 1fr))",
    gap: tokens.spacingHorizontalL,
  },
});

/** Stands for the definitions as they are, which have no number yet. */
const draft = "";

const textOf = (number: number | null): string => (number === null ? "the draft of now" : `publication ${number}`);

const summary = ({ from, to, changes }: PublicationComparison): string =>
  changes.length === 0
    ? `Publication ${from} and ${textOf(to)} deploy the same.`
    : `From publication ${from} to ${textOf(to)}, ${counted(changes.length, "object differs", "objects differ")}.`;

interface ComparePanelProps {
  readonly organisationId: string;
  /** All that can be compared, newest first. */
  readonly numbers: readonly number[];
  /** The two to begin with; null: the draft of now. */
  readonly from: number;
  readonly to: number | null;
  readonly onClose: () => void;
}

/** Any two publications of an organisation, or one and what publishing now would make, object by object. */
export const ComparePanel = ({ organisationId, numbers, onClose, ...begin }: ComparePanelProps) => {
  const styles = useStyles();
  const [from, setFrom] = useState(begin.from);
  const [to, setTo] = useState(begin.to);
  const query = useQuery(comparisonQuery(organisationId, from, to));
  const options = numbers.map((number) => (
    <option key={number} value={number}>
      Publication {number}
    </option>
  ));
  return (
    <Panel open size="large" title="Compare publications" onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          <div className={styles.choices}>
            <Field label="From">
              <Select value={String(from)} onChange={(_event, data) => setFrom(Number(data.value))}>
                {options}
              </Select>
            </Field>
            <Field label="To">
              <Select
                value={to === null ? draft : String(to)}
                onChange={(_event, data) => setTo(data.value === draft ? null : Number(data.value))}
              >
                <option value={draft}>Draft of now</option>
                {options}
              </Select>
            </Field>
          </div>
          <Failure error={query.error} retry={() => void query.refetch()} />
          {query.isPending && <Loading label="Comparing" />}
          <Text aria-live="polite">{query.data ? summary(query.data) : ""}</Text>
          {query.data && query.data.changes.length > 0 && <ChangeList changes={query.data.changes} />}
        </div>
      </DrawerBody>
    </Panel>
  );
};
