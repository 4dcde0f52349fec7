import { makeStyles, SearchBox, Text, tokens } from "@fluentui/react-components";
import type { DriverDetail, DriverModel, DriverTarget } from "@windlass/protocol";
import { useMemo, useState } from "react";
import { Card } from "../../components/card.tsx";
import { counted } from "../../components/format.ts";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM },
  search: { maxWidth: "400px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  item: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  ids: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** More than one reads; the search finds the rest. */
const mostShown = 100;

interface Row {
  readonly key: string;
  readonly target: DriverTarget;
  readonly model: DriverModel;
}

const targetOf = ({ architecture, version, minimumBuild }: DriverTarget): string => {
  const parts = [
    architecture,
    version && `Windows ${version.major}.${version.minor}`,
    minimumBuild && `build ${minimumBuild}`,
  ];
  return parts.filter(Boolean).join(", ");
};

const rowsOf = (driver: DriverDetail): Row[] =>
  driver.facts.manufacturers.flatMap(({ sections }, maker) =>
    sections.flatMap(({ target, models }, section) =>
      models.map((model, number) => ({ key: `${maker}.${section}.${number}`, target, model })),
    ),
  );

const has = ({ model }: Row, word: string): boolean =>
  [model.description, ...model.hardwareIds, ...model.compatibleIds].some((text) => text.toLowerCase().includes(word));

const ModelRow = ({ row: { model, target } }: { readonly row: Row }) => {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <Text weight="semibold">{model.description}</Text>
      {[...new Set([...model.hardwareIds, ...model.compatibleIds])].map((id) => (
        <span key={id} className={styles.ids}>
          {id}
          {!model.hardwareIds.includes(id) && <span className={styles.quiet}> compatible</span>}
        </span>
      ))}
      <Text size={200} className={styles.quiet}>
        {targetOf(target)}
        {model.nullDriver === true && " · no driver needed: only gives the part its name"}
        {model.excludedIds.length > 0 && ` · not for ${model.excludedIds.join(", ")}`}
      </Text>
    </li>
  );
};

/** The models that the driver serves, with their identifiers in the order of their rank. */
export const ModelsCard = ({ driver }: { readonly driver: DriverDetail }) => {
  const styles = useStyles();
  const [search, setSearch] = useState("");
  const rows = useMemo(() => rowsOf(driver), [driver]);
  const word = search.trim().toLowerCase();
  const found = word === "" ? rows : rows.filter((row) => has(row, word));
  return (
    <Card title={`Models (${rows.length})`}>
      <div className={styles.body}>
        {rows.length > 5 && (
          <SearchBox
            className={styles.search}
            placeholder="Model or hardware id"
            aria-label="Search models"
            value={search}
            onChange={(_event, data) => setSearch(data.value)}
          />
        )}
        {rows.length === 0 && <Text className={styles.quiet}>It is tied to no device.</Text>}
        <ul className={styles.list} aria-label="Models">
          {found.slice(0, mostShown).map((row) => (
            <ModelRow key={row.key} row={row} />
          ))}
        </ul>
        {found.length > mostShown && (
          <Text className={styles.quiet}>
            {counted(found.length, "model")}; the first {mostShown} are shown.
          </Text>
        )}
      </div>
    </Card>
  );
};
