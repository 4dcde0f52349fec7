import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DriverImportView } from "@windlass/protocol";
import { useState } from "react";
import { dismissDriverImport, driverImportsQuery } from "../../api/drivers.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { usePermission } from "../../app/session.ts";
import { ToldFailure } from "../../components/failure.tsx";
import { counted, formatBytes } from "../../components/format.ts";
import { ImportReport } from "./import-report.tsx";
import { importStates } from "./words.ts";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: `${tokens.spacingVerticalM} 0`,
    padding: 0,
    display: "grid",
    gap: tokens.spacingVerticalM,
  },
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  name: { flex: 1, overflowWrap: "anywhere" },
  numbers: { color: tokens.colorNeutralForeground3 },
});

/** Shown until they are dismissed: whoever imports wants to see what became of it. */
const mostShown = 5;

const isRunning = ({ state }: DriverImportView) => state === "waiting" || state === "opening" || state === "reading";

const resultOf = (item: DriverImportView): string => {
  const parts: [number, string][] = [
    [item.imported, "imported"],
    [item.known, "there already"],
    [item.refused, "refused"],
    [item.ignored, "not for devices"],
    [item.withMissingFiles, "with missing files"],
  ];
  const told = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return `${counted(item.total, "INF file")}: ${told.join(", ") || "nothing"}`;
};

const progressOf = (item: DriverImportView): string => {
  if (item.state === "opening") return ` · ${item.done}\u00a0% of ${formatBytes(item.sizeBytes)}`;
  if (item.state === "reading") return ` · ${item.done} of ${item.total}`;
  return "";
};

const ImportRow = ({ item, onReport }: { readonly item: DriverImportView; readonly onReport: () => void }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("drivers.write");
  const dismiss = useMutation({
    mutationFn: () => dismissDriverImport(item.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["driver-imports"] }),
  });
  const running = isRunning(item);
  const label = `${running ? "Give up" : "Dismiss"} ${item.fileName}`;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.name}>
          {item.fileName}
        </Text>
        {item.state === "ready" && (
          <Button size="small" onClick={onReport} aria-label={`Report of ${item.fileName}`}>
            Report
          </Button>
        )}
        {mayWrite && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={label}
            onClick={() => dismiss.mutate()}
          />
        )}
      </div>
      {running && (
        <ProgressBar
          aria-label={`Import of ${item.fileName}`}
          thickness="large"
          {...(item.total > 0 && { value: item.done, max: item.total })}
        />
      )}
      <Text size={200} className={styles.numbers}>
        {item.state === "ready" ? resultOf(item) : `${importStates[item.state]}${progressOf(item)}`}
      </Text>
      {item.failure && <ToldFailure told={item.failure} />}
    </li>
  );
};

/** Packs that are imported, and the last ones that were, until they are dismissed. */
export const ImportList = () => {
  const styles = useStyles();
  const { scope } = useOrganisationScope();
  const [reported, setReported] = useState<string | null>(null);
  const imports = useQuery(driverImportsQuery(scope)).data?.items ?? [];
  const ended = imports.filter((item) => !isRunning(item)).slice(0, mostShown);
  const shown = [...imports.filter(isRunning), ...ended];
  if (shown.length === 0) return null;
  const report = imports.find(({ id }) => id === reported);
  return (
    <>
      <ul className={styles.list} aria-label="Imports">
        {shown.map((item) => (
          <ImportRow key={item.id} item={item} onReport={() => setReported(item.id)} />
        ))}
      </ul>
      {report && <ImportReport item={report} onClose={() => setReported(null)} />}
    </>
  );
};
