import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { Dismiss16Regular, Pause16Regular, Play16Regular } from "@fluentui/react-icons";
import { ToldFailure } from "../components/failure.tsx";
import { formatBytes, formatDuration, percentOf } from "../components/format.ts";
import { Spoken } from "../components/spoken.tsx";
import type { UploadItem, UploadPurpose } from "./upload-store.ts";
import { uploads, useUploads } from "./uploads.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { flex: "1 1 0", minWidth: 0, overflowWrap: "anywhere" },
  numbers: { color: tokens.colorNeutralForeground3 },
});

const remaining = ({ sentBytes, totalBytes, bytesPerSecond }: UploadItem): string => {
  if (!bytesPerSecond) return "";
  const time = formatDuration(((totalBytes - sentBytes) / bytesPerSecond) * 1000);
  return ` · ${formatBytes(bytesPerSecond)}/s · ${time} left`;
};

const status = (item: UploadItem): string => {
  if (item.state === "queued") return "Waiting for other uploads";
  if (item.state === "finishing") return "Sent; the server is taking it over";
  const sent = `${formatBytes(item.sentBytes)} of ${formatBytes(item.totalBytes)} (${percentOf(item.sentBytes, item.totalBytes)}\u00a0%)`;
  return `${item.state === "paused" ? "Paused · " : ""}${sent}${remaining(item)}`;
};

const UploadRow = ({ item }: { readonly item: UploadItem }) => {
  const styles = useStyles();
  const sending = item.state === "sending" || item.state === "queued";
  const resumable = item.state === "paused" || item.state === "failed";
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.name}>
          {item.fileName}
        </Text>
        {sending && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Pause16Regular />}
            aria-label={`Pause ${item.fileName}`}
            onClick={() => uploads.pause(item.id)}
          />
        )}
        {resumable && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Play16Regular />}
            aria-label={`Resume ${item.fileName}`}
            onClick={() => uploads.resume(item.id)}
          />
        )}
        {item.state !== "finishing" && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={`Cancel ${item.fileName}`}
            onClick={() => uploads.cancel(item.id)}
          />
        )}
      </div>
      <ProgressBar
        aria-label={`Upload of ${item.fileName}`}
        thickness="large"
        color={item.state === "failed" ? "error" : "brand"}
        {...(item.state !== "finishing" && { value: item.sentBytes, max: Math.max(item.totalBytes, 1) })}
      />
      <Text size={200} className={styles.numbers}>
        {status(item)}
      </Text>
      {item.failure && <ToldFailure told={item.failure} />}
    </li>
  );
};

/** The running uploads of a purpose, with pause, resume and cancel. */
export const UploadList = ({ purpose }: { readonly purpose: UploadPurpose }) => {
  const styles = useStyles();
  const items = useUploads(purpose);
  const states = items.map((item) => `${item.fileName}: ${item.state}`).join(", ");
  return (
    <>
      <Spoken>{states}</Spoken>
      {items.length > 0 && (
        <ul className={styles.list} aria-label="Uploads">
          {items.map((item) => (
            <UploadRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </>
  );
};
