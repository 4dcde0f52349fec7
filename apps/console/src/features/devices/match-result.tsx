import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { DeviceDrivers, NodeDrivers } from "@windlass/protocol";
import { counted } from "../../components/format.ts";
import { State, type Tone } from "../../components/state.tsx";
import { NodeDriversDetail } from "./node-drivers.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM },
  head: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const outcomes: Readonly<Record<NodeDrivers["outcome"], readonly [Tone, string]>> = {
  driver: ["good", "Driver"],
  conflict: ["warning", "Conflict"],
  none: ["idle", "None here"],
};

/** A part that has no driver anywhere we know of deserves a look; one without here may have Windows' own. */
const toneOf = ({ outcome, problemCode }: NodeDrivers): readonly [Tone, string] =>
  outcome === "none" && problemCode === 28 ? ["warning", "Missing"] : outcomes[outcome];

const summaryOf = ({ nodes, drivers, withoutDriver, conflicts, system }: DeviceDrivers): string => {
  const parts = [
    `${counted(drivers.length, "driver")} for ${counted(nodes.length, "part")}`,
    conflicts.length > 0 && `${counted(conflicts.length, "conflict")} to be decided`,
    withoutDriver.length > 0 && `${counted(withoutDriver.length, "part")} without a driver here`,
  ];
  return `${parts.filter(Boolean).join(", ")}; for Windows build ${system.build} on ${system.architecture}.`;
};

const Node = ({ node, number }: { readonly node: NodeDrivers; readonly number: number }) => {
  const styles = useStyles();
  const [tone, words] = toneOf(node);
  return (
    <AccordionItem value={number}>
      <AccordionHeader>
        <span className={styles.head}>
          <State tone={tone}>{words}</State>
          <Text weight="semibold">{node.name ?? node.hardwareIds[0] ?? "A part without a name"}</Text>
          <Text className={styles.quiet}>
            {node.says}
            {node.madeBy !== null && ` Made by ${node.madeBy}.`}
          </Text>
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <NodeDriversDetail node={node} />
      </AccordionPanel>
    </AccordionItem>
  );
};

/** Which drivers a device would get, in one line and part by part, and why. */
export const MatchResult = ({ drivers }: { readonly drivers: DeviceDrivers }) => {
  const styles = useStyles();
  return (
    <div className={styles.body}>
      <Text aria-live="polite">{summaryOf(drivers)}</Text>
      <Accordion collapsible multiple>
        {drivers.nodes
          .map((node, number) => ({ node, number }))
          .map(({ node, number }) => (
            <Node key={`part ${number}`} node={node} number={number} />
          ))}
      </Accordion>
    </div>
  );
};
