import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { DeviceDrivers, NodeDrivers } from "@windlass/protocol";
import { useState } from "react";
import { deviceDriversQuery } from "../../api/devices.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { Loading } from "../../components/loading.tsx";
import { State, type Tone } from "../../components/state.tsx";
import { NodeDriversDetail } from "./node-drivers.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM },
  build: { maxWidth: "240px" },
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

/** What the device would get from the library as it is now, part by part, and why. */
export const DriversCard = ({ deviceId, className }: { readonly deviceId: string; readonly className: string }) => {
  const styles = useStyles();
  const [build, setBuild] = useState("");
  const isBuild = /^[1-9]\d{3,5}$/.test(build);
  const query = useQuery(deviceDriversQuery(deviceId, isBuild ? Number(build) : null));
  return (
    <Card title="Drivers it would get" className={className}>
      <div className={styles.body}>
        <Field
          label="Windows build"
          className={styles.build}
          hint="Left empty: the newest of the organisation's operating systems"
          {...(build !== "" && !isBuild && { validationMessage: "Enter a build such as 26100." })}
        >
          <Input inputMode="numeric" value={build} onChange={(_event, { value }) => setBuild(value.trim())} />
        </Field>
        <Failure error={query.error} retry={() => void query.refetch()} />
        {query.isPending && <Loading label="Choosing drivers" />}
        {query.data && (
          <>
            <Text aria-live="polite">{summaryOf(query.data)}</Text>
            <Accordion collapsible multiple>
              {query.data.nodes
                .map((node, number) => ({ node, number }))
                .map(({ node, number }) => (
                  <Node key={`part ${number}`} node={node} number={number} />
                ))}
            </Accordion>
          </>
        )}
      </div>
    </Card>
  );
};
