import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { DriverDetail, DriverFile } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { State } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { kindNames, minimumOf } from "./words.ts";

const useStyles = makeStyles({
  bars: { display: "grid", gap: tokens.spacingVerticalS, marginBottom: tokens.spacingVerticalM },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  files: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXS },
  file: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** More than one reads; the API has all of them. */
const mostShown = 200;

const PackNames = ({ packs }: { readonly packs: DriverDetail["packs"] }) => (
  <span>
    {packs.map(({ id, name, active }, position) => (
      <span key={id}>
        {position > 0 && ", "}
        <PageLink to="/drivers/packs/$packId" params={{ packId: id }}>
          {name}
        </PageLink>
        {!active && " (switched off)"}
      </span>
    ))}
  </span>
);

/** What the INF says of itself. */
export const FactsCard = ({ driver }: { readonly driver: DriverDetail }) => (
  <Card title="From the INF file">
    <Facts
      facts={[
        ["Kind", kindNames[driver.kind]],
        ["Class", driver.class || null],
        [
          "Class identifier",
          driver.classGuid ? <CopyText key="guid" text={driver.classGuid} label="Copy the class" /> : null,
        ],
        ["Maker", driver.provider || null],
        ["Date", driver.driverDate],
        ["Version", driver.driverVersion],
        ["Architectures", driver.architectures.join(", ") || null],
        ["Oldest system", minimumOf(driver)],
        ["Catalog", driver.facts.catalog ?? "None: Windows takes it as unsigned"],
        ["INF file", driver.infPath],
        ["Came with", driver.packs.length > 0 ? <PackNames key="packs" packs={driver.packs} /> : null],
        ["Imported", <Instant key="at" at={driver.importedAt} />],
        ["Stored", formatBytes(driver.sizeBytes)],
        ["SHA-256", <CopyText key="hash" text={driver.sha256} label="Copy the hash" />],
      ]}
    />
  </Card>
);

const FileRow = ({ file, missing }: { readonly file: DriverFile; readonly missing: boolean }) => {
  const styles = useStyles();
  return (
    <li className={styles.file}>
      <span>{file.path}</span>
      {file.architectures.length > 0 && <span className={styles.quiet}>{file.architectures.join(", ")}</span>}
      {missing && <State tone="warning">Missing</State>}
    </li>
  );
};

/** The files that the INF names, those that its pack did not hold first. */
export const FilesCard = ({ driver }: { readonly driver: DriverDetail }) => {
  const styles = useStyles();
  const missing = new Set(driver.missingFiles.map((file) => file.path));
  const there = driver.files.filter((file) => !missing.has(file.path));
  const all = [...driver.missingFiles, ...there];
  return (
    <Card title={`Files (${all.length})`}>
      <ul className={styles.files} aria-label="Files">
        {all.slice(0, mostShown).map((file) => (
          <FileRow key={file.path} file={file} missing={missing.has(file.path)} />
        ))}
      </ul>
      {all.length > mostShown && <Text className={styles.quiet}>… and {all.length - mostShown} more.</Text>}
      {all.length === 0 && <Text className={styles.quiet}>It names none.</Text>}
    </Card>
  );
};

/** What keeps it from being installed and what to know before; nothing when nothing does. */
export const ProblemsCard = ({ driver }: { readonly driver: DriverDetail }) => {
  const styles = useStyles();
  const { missingFiles, problems } = driver;
  if (missingFiles.length === 0 && problems.length === 0) return null;
  const bad = missingFiles.length > 0 || problems.some(({ severity }) => severity === "error");
  const title = [
    missingFiles.length > 0 ? `${counted(missingFiles.length, "file")} missing` : null,
    problems.length > 0 ? counted(problems.length, "problem") : null,
  ].filter((part) => part !== null);
  return (
    <div className={styles.bars}>
      <MessageBar intent={bad ? "warning" : "info"} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{title.join(", ")}</MessageBarTitle>
          {missingFiles.length > 0 &&
            "Windows refuses a driver that is not whole: import a pack that holds all of its files. "}
          <ul className={styles.list} aria-label="Problems">
            {problems.map(({ code, line, message }) => (
              <li key={`${code} ${message}`}>
                {line === null ? "" : `Line ${line}: `}
                {message}
              </li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
};
