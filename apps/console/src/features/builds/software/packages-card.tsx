import { Combobox, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, Box20Regular, LinkMultiple20Regular } from "@fluentui/react-icons";
import type { SoftwarePackageView } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../../components/card.tsx";
import { counted } from "../../../components/format.ts";
import { OrderedList } from "../../../components/ordered-list.tsx";
import { Spoken } from "../../../components/spoken.tsx";
import type { BuildPartProps } from "../build-tab.ts";
import { withoutPackage } from "./changed-options.ts";
import { optionProblemsByPackage } from "./option-problems.ts";
import { PackageOptionsPanel } from "./package-options-panel.tsx";
import { softwareRows, titleOf } from "./software-rows.ts";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground3 },
  add: { minWidth: 0, width: "220px" },
  list: { paddingTop: tokens.spacingVerticalXS },
  problems: { display: "grid" },
});

const mostOptions = 100;

interface PackagesCardProps extends BuildPartProps {
  readonly organisationId: string;
  readonly packages: readonly SoftwarePackageView[];
}

/** The software of a build with all that it needs, in the order in which it is installed. */
export const PackagesCard = ({ organisationId, packages, ...part }: PackagesCardProps) => {
  const { value, onChange, readOnly } = part;
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const [edited, setEdited] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const rows = softwareRows(value, packages, optionProblemsByPackage(value, packages));
  const brought = rows.filter(({ listed }) => !listed).length;
  const list = (id: string) => {
    onChange({ packageIds: [...value.packageIds, id] });
    const software = packages.find((one) => one.id === id);
    if (software) setTold(`${titleOf(software)} is listed`);
  };
  const addable = packages.filter(
    (item) =>
      // DriverApps go wherever their filters match, whatever a build says.
      item.class !== "driver-app" &&
      !value.packageIds.includes(item.id) &&
      titleOf(item).toLowerCase().includes(typed.toLowerCase()),
  );
  const add = !readOnly && (
    <Combobox
      className={styles.add}
      aria-label="Add a package"
      placeholder="Add a package"
      value={typed}
      selectedOptions={[]}
      onChange={(event) => setTyped(event.target.value)}
      onOptionSelect={(_event, data) => {
        if (data.optionValue) list(data.optionValue);
        setTyped("");
      }}
    >
      {addable.slice(0, mostOptions).map((item) => (
        <Option key={item.id} value={item.id}>
          {titleOf(item)}
        </Option>
      ))}
    </Combobox>
  );
  const shown = packages.find(({ id }) => id === edited);
  return (
    <Card title="Software" actions={add}>
      {rows.length === 0 && (
        <Text className={styles.hint}>
          No packages. The device gets Windows, its drivers, and the DriverApps for its hardware.
        </Text>
      )}
      {brought > 0 && (
        <Text className={styles.hint}>
          {counted(brought, "package")} {brought === 1 ? "comes" : "come"} because others need{" "}
          {brought === 1 ? "it" : "them"}.
        </Text>
      )}
      <div className={styles.list}>
        <OrderedList
          label="Packages"
          readOnly={readOnly}
          items={rows.map((row) => ({
            id: row.id,
            icon: row.listed ? <Box20Regular /> : <LinkMultiple20Regular />,
            title: row.title,
            detail: row.detail,
            ...(row.problems.length > 0 && {
              problem: (
                <span className={styles.problems}>
                  {row.problems.map((problem) => (
                    <span key={problem}>{problem}</span>
                  ))}
                </span>
              ),
            }),
            ...(!row.listed && {
              fixed: true,
              action: {
                label: `List ${row.title} in the build`,
                icon: <Add16Regular />,
                onClick: () => list(row.id),
              },
            }),
          }))}
          onMove={(order) => onChange({ packageIds: order.filter((id) => value.packageIds.includes(id)) })}
          onRemove={(id) => onChange(withoutPackage(value, id))}
          onEdit={setEdited}
        />
      </div>
      <Spoken>{told}</Spoken>
      {shown && (
        <PackageOptionsPanel
          {...part}
          software={shown}
          packages={packages}
          organisationId={organisationId}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
};
