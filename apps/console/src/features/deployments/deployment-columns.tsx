import type { DeploymentSummary } from "@windlass/protocol";
import { PageLink } from "../../components/links.tsx";
import type { Column } from "../../components/list-grid.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { deploymentStates, deploymentWord, registrationNames, registrationTone, wayNames } from "./states.ts";

/** A registration's state; of the other ways, which one it is. */
const autopilotWord = ({ registrationState, way }: DeploymentSummary): string => {
  if (registrationState) return registrationNames[registrationState];
  return way ? wayNames[way] : "–";
};

/** The columns of lists of deployments. */
export const deploymentColumns: readonly Column<DeploymentSummary>[] = [
  {
    id: "name",
    title: "Computer",
    grow: 1.3,
    value: (item) => item.computerName ?? item.serialNumber,
    render: (item) => (
      <PageLink to="/deployments/$deploymentId" params={{ deploymentId: item.id }}>
        {item.computerName ?? item.serialNumber}
      </PageLink>
    ),
  },
  {
    id: "serialNumber",
    title: "Serial number",
    wideOnly: true,
    value: (item) => item.serialNumber,
    render: (item) => item.serialNumber,
  },
  {
    id: "state",
    title: "State",
    grow: 1.3,
    value: deploymentWord,
    render: (item) => <State tone={deploymentStates[item.state].tone}>{deploymentWord(item)}</State>,
  },
  {
    id: "registration",
    title: "Autopilot",
    wideOnly: true,
    value: autopilotWord,
    render: (item) =>
      item.registrationState ? (
        <State tone={registrationTone(item.registrationState)}>{autopilotWord(item)}</State>
      ) : (
        autopilotWord(item)
      ),
  },
  {
    id: "build",
    title: "Build",
    wideOnly: true,
    value: (item) => item.build.name,
    render: (item) => `${item.build.name} (${item.publicationNumber})`,
  },
  {
    id: "started",
    title: "Started",
    wideOnly: true,
    value: (item) => item.startedAt,
    render: (item) => <Age at={item.startedAt} />,
  },
];
