import { Text } from "@fluentui/react-components";
import type { ContentRun } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { State } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { runResult, runStates } from "./run-words.ts";

const columns: readonly Column<ContentRun>[] = [
  {
    id: "asked",
    title: "Begun",
    grow: 1.2,
    value: (run) => run.askedAt,
    render: (run) => <Instant at={run.askedAt} />,
  },
  {
    id: "state",
    title: "State",
    value: (run) => runStates[run.state].word,
    render: (run) => <State tone={runStates[run.state].tone}>{runStates[run.state].word}</State>,
  },
  { id: "result", title: "Result", grow: 3, value: runResult, render: runResult },
  {
    id: "by",
    title: "By",
    wideOnly: true,
    value: (run) => run.askedBy ?? "",
    render: (run) => run.askedBy ?? "Daily, by itself",
  },
];

/** The last clean-ups. */
export const RunsCard = ({ runs }: { readonly runs: readonly ContentRun[] }) => (
  <Card title="Last clean-ups">
    <ListGrid
      noun="clean-up"
      compact
      items={runs}
      error={null}
      retry={() => undefined}
      columns={columns}
      rowId={(run) => run.id}
      initialSort={{ columnId: "asked", direction: "descending" }}
      empty={<Text>None yet. It happens by itself once a day.</Text>}
    />
  </Card>
);
