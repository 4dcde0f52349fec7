import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { namingFactsOf } from "@windlass/planner";
import type { DeviceSummary } from "@windlass/protocol";
import { deviceQuery, devicesQuery } from "../../../api/devices.ts";
import { usePermission } from "../../../app/session.ts";
import { computerNameExample, exampleSerialNumber } from "./computer-name-example.ts";

const useStyles = makeStyles({
  example: { color: tokens.colorNeutralForeground2 },
  name: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground1 },
});

/** The device of the organisation that was seen last: the one that people know. */
const newestOf = (devices: readonly DeviceSummary[]): DeviceSummary | undefined =>
  devices
    .filter(({ lastSeenAt }) => lastSeenAt !== null)
    .toSorted((left, right) => (right.lastSeenAt ?? "").localeCompare(left.lastSeenAt ?? ""))[0];

interface ComputerNameExamplesProps {
  readonly template: string;
  readonly organisationId: string;
}

/** What a template comes to: for a real device where the organisation has one, and for an invented one. */
export const ComputerNameExamples = ({ template, organisationId }: ComputerNameExamplesProps) => {
  const styles = useStyles();
  const mayRead = usePermission("devices.read");
  const enabled = mayRead && organisationId !== "";
  const newest = newestOf(useQuery({ ...devicesQuery(organisationId), enabled }).data ?? []);
  const device = useQuery({ ...deviceQuery(newest?.id ?? ""), enabled: enabled && newest !== undefined }).data;
  const invented = computerNameExample(template);
  const told = device?.inventory ? namingFactsOf(device.inventory) : null;
  const facts = told && { ...told, modelName: device?.modelName ?? told.modelName, locationCode: "LOC" };
  const real = facts && computerNameExample(template, facts);
  return (
    <Text className={styles.example} aria-live="polite" block>
      {"name" in invented && !real && (
        <>
          A device with serial number {exampleSerialNumber} becomes{" "}
          <strong className={styles.name}>{invented.name}</strong>
        </>
      )}
      {"name" in invented && real && "name" in real && (
        <>
          {device?.serialNumber} would become <strong className={styles.name}>{real.name}</strong>
        </>
      )}
      {"name" in invented && real && "problem" in real && (
        <>
          {device?.serialNumber} could not be named so. {real.problem}
        </>
      )}
    </Text>
  );
};
