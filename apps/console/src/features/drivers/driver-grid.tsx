import {
  Checkbox,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { DriverView } from "@windlass/protocol";
import type { ReactNode } from "react";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { narrow, useMedia } from "../../app/use-media.ts";
import { PageLink } from "../../components/links.tsx";
import { State } from "../../components/state.tsx";
import { kindNames, shortMinimumOf, troubleOf } from "./words.ts";

const useStyles = makeStyles({
  table: { tableLayout: "fixed" },
  cell: { overflowWrap: "anywhere", paddingTop: "6px", paddingBottom: "6px" },
  check: { width: "40px", paddingLeft: 0, paddingRight: 0 },
  wide: { width: "34%" },
  header: { fontWeight: tokens.fontWeightSemibold },
  second: { display: "block", color: tokens.colorNeutralForeground3 },
});

interface DriverColumn {
  readonly title: string;
  readonly wideOnly?: boolean;
  readonly render: (driver: DriverView, styles: ReturnType<typeof useStyles>) => ReactNode;
}

const columns: readonly DriverColumn[] = [
  {
    title: "Description",
    render: (driver, styles) => (
      <>
        <PageLink to="/drivers/$driverId" params={{ driverId: driver.id }}>
          {driver.description}
        </PageLink>
        <Text size={200} className={styles.second}>
          {[driver.provider, driver.infName].filter(Boolean).join(" · ")}
        </Text>
      </>
    ),
  },
  {
    title: "Class",
    wideOnly: true,
    render: (driver, styles) => (
      <>
        {driver.class || "–"}
        {driver.kind !== "base" && (
          <Text size={200} className={styles.second}>
            {kindNames[driver.kind]}
          </Text>
        )}
      </>
    ),
  },
  {
    title: "Version",
    wideOnly: true,
    render: (driver, styles) => (
      <>
        {driver.version || "–"}
        {driver.driverDate && (
          <Text size={200} className={styles.second}>
            {driver.driverDate}
          </Text>
        )}
      </>
    ),
  },
  {
    title: "For",
    wideOnly: true,
    render: (driver, styles) => (
      <>
        {driver.architectures.join(", ") || "–"}
        <Text size={200} className={styles.second}>
          {shortMinimumOf(driver)}
        </Text>
      </>
    ),
  },
  {
    title: "State",
    render: (driver) => {
      const trouble = troubleOf(driver);
      if (!driver.active) return <State tone="idle">Inactive</State>;
      if (trouble) return <State tone="warning">{trouble}</State>;
      return <State tone="good">{driver.availableToWindowsPe ? "Active, also in Windows PE" : "Active"}</State>;
    },
  },
];

interface DriverGridProps {
  readonly drivers: readonly DriverView[];
  readonly isSelected: (id: string) => boolean;
  /** Null: drivers cannot be chosen. */
  readonly onSelect: ((ids: readonly string[], on: boolean) => void) | null;
}

/** One page of drivers, in the order of the server. */
export const DriverGrid = ({ drivers, isSelected, onSelect }: DriverGridProps) => {
  const styles = useStyles();
  const isNarrow = useMedia(narrow);
  const { scope, nameOf } = useOrganisationScope();
  const shown = columns.filter(({ wideOnly }) => !(isNarrow && wideOnly));
  const withOwner = !isNarrow && scope === null;
  const ids = drivers.map(({ id }) => id);
  const checked = ids.filter((id) => isSelected(id)).length;
  const wholePage = checked === 0 ? false : checked === ids.length ? true : "mixed";
  return (
    <Table size="small" aria-label="drivers" className={styles.table}>
      <TableHeader>
        <TableRow>
          {onSelect && (
            <TableHeaderCell className={styles.check}>
              <Checkbox
                aria-label="Select this page"
                checked={wholePage}
                onChange={(_event, data) => onSelect(ids, data.checked === true)}
              />
            </TableHeaderCell>
          )}
          {shown.map(({ title }, position) => (
            <TableHeaderCell
              key={title}
              className={position === 0 ? mergeClasses(styles.header, styles.wide) : styles.header}
            >
              {title}
            </TableHeaderCell>
          ))}
          {withOwner && <TableHeaderCell className={styles.header}>Organisation</TableHeaderCell>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {drivers.map((driver) => (
          <TableRow key={driver.id}>
            {onSelect && (
              <TableCell className={styles.check}>
                <Checkbox
                  aria-label={`Select ${driver.description} ${driver.version}`}
                  checked={isSelected(driver.id)}
                  onChange={(_event, data) => onSelect([driver.id], data.checked === true)}
                />
              </TableCell>
            )}
            {shown.map(({ title, render }) => (
              <TableCell key={title} className={styles.cell}>
                {render(driver, styles)}
              </TableCell>
            ))}
            {withOwner && (
              <TableCell className={styles.cell}>
                {driver.organisationId === null ? "All organisations" : nameOf(driver.organisationId)}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
