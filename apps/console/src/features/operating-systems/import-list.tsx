import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OperatingSystemImportView } from "@windlass/protocol";
import { dismissImport, operatingSystemImportsQuery } from "../../api/operating-systems.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { ToldFailure } from "../../components/failure.tsx";
import { formatBytes, percentOf } from "../../components/format.ts";

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
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  numbers: { color: tokens.colorNeutralForeground3 },
});

const words: Readonly<Record<OperatingSystemImportView["state"], string>> = {
  waiting: "Waiting for its turn",
  hashing: "Computing the hash",
  reading: "Reading the image list",
  ready: "Imported",
  refused: "Refused; nothing was stored",
};

const ImportRow = ({ item }: { readonly item: OperatingSystemImportView }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const dismiss = useMutation({
    mutationFn: () => dismissImport(item.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["operating-systems", "imports"] }),
  });
  const refused = item.state === "refused";
  const amount = `${formatBytes(item.doneBytes)} of ${formatBytes(item.totalBytes)} (${percentOf(item.doneBytes, item.totalBytes)}\u00a0%)`;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Text weight="semibold">{item.fileName}</Text>
        {refused && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={`Dismiss ${item.fileName}`}
            onClick={() => dismiss.mutate()}
          />
        )}
      </div>
      {!refused && (
        <ProgressBar
          aria-label={`Import of ${item.fileName}`}
          thickness="large"
          value={item.doneBytes}
          max={Math.max(item.totalBytes, 1)}
        />
      )}
      <Text size={200} className={styles.numbers}>
        {words[item.state]}
        {!refused && ` · ${amount}`}
      </Text>
      {item.failure && <ToldFailure told={item.failure} />}
    </li>
  );
};

/** Imports that run on the server and those that were refused, until they are dismissed. */
export const ImportList = () => {
  const styles = useStyles();
  const { scope } = useOrganisationScope();
  const imports = useQuery(operatingSystemImportsQuery(scope)).data ?? [];
  const shown = imports.filter((item) => item.state !== "ready");
  if (shown.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Imports">
      {shown.map((item) => (
        <ImportRow key={item.id} item={item} />
      ))}
    </ul>
  );
};
