import { Combobox, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import { Box20Regular } from "@fluentui/react-icons";
import type { SoftwarePackageView } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../../components/card.tsx";
import { counted } from "../../../components/format.ts";
import { OrderedList } from "../../../components/ordered-list.tsx";
import type { BuildPartProps } from "../build-tab.ts";
import { packageConflicts } from "./package-conflicts.ts";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground3 },
  add: { minWidth: 0, width: "220px" },
  list: { paddingTop: tokens.spacingVerticalXS },
});

const mostOptions = 100;

/** The software of a build, in the order in which it is installed. */
export const PackagesCard = (props: BuildPartProps & { readonly packages: readonly SoftwarePackageView[] }) => {
  const { value, onChange, readOnly, packages } = props;
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const title = (item: SoftwarePackageView) => `${item.name} ${item.version}`;
  const conflicts = packageConflicts(value.packageIds, packages);
  const addable = packages.filter(
    (item) =>
      // DriverApps go wherever their filters match, whatever a build says.
      item.class !== "driver-app" &&
      !value.packageIds.includes(item.id) &&
      title(item).toLowerCase().includes(typed.toLowerCase()),
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
        if (data.optionValue) onChange({ packageIds: [...value.packageIds, data.optionValue] });
        setTyped("");
      }}
    >
      {addable.slice(0, mostOptions).map((item) => (
        <Option key={item.id} value={item.id}>
          {title(item)}
        </Option>
      ))}
    </Combobox>
  );
  return (
    <Card title="Software" actions={add}>
      {value.packageIds.length === 0 && (
        <Text className={styles.hint}>No packages. The device gets Windows alone.</Text>
      )}
      <div className={styles.list}>
        <OrderedList
          label="Packages"
          readOnly={readOnly}
          items={value.packageIds.map((id) => {
            const item = packages.find((candidate) => candidate.id === id);
            const conflict = conflicts.get(id);
            return {
              id,
              icon: <Box20Regular />,
              title: item ? title(item) : "A package that is no longer there",
              detail: item ? counted(item.steps.length, "step") : id,
              ...(conflict && { problem: conflict }),
              ...(!item && { problem: "Remove it from the build." }),
              ...(item?.class === "driver-app" && {
                problem: "A DriverApp: remove it from the build, it is installed wherever its filter matches.",
              }),
            };
          })}
          onMove={(packageIds) => onChange({ packageIds })}
          onRemove={(id) => onChange({ packageIds: value.packageIds.filter((other) => other !== id) })}
        />
      </div>
    </Card>
  );
};
