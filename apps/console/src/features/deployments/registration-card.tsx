import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowClockwise16Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RegistrationName, RegistrationView } from "@windlass/protocol";
import { recheckRegistration } from "../../api/devices.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { formatDuration } from "../../components/format.ts";
import { Spoken, Unseen } from "../../components/spoken.tsx";
import { StateIcon, type Tone } from "../../components/state.tsx";
import { ClockTime } from "../../components/time.tsx";
import { registrationNames } from "./states.ts";
import { type TimelineEntry, timelineOf } from "./timeline.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, marginBottom: tokens.spacingVerticalM },
  entry: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalS,
    position: "relative",
    paddingBottom: tokens.spacingVerticalS,
    "::before": {
      content: '""',
      position: "absolute",
      left: "7px",
      top: "20px",
      bottom: "-2px",
      width: "2px",
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ":last-child::before": { display: "none" },
  },
  icon: { paddingTop: "2px" },
  text: { display: "grid", minWidth: 0 },
  waiting: { color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  time: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    textAlign: "right",
    whiteSpace: "nowrap",
    display: "grid",
  },
});

const tones: Readonly<Record<TimelineEntry["progress"], Tone>> = {
  done: "good",
  current: "working",
  waiting: "idle",
  failed: "bad",
};

const Entry = ({ entry }: { readonly entry: TimelineEntry }) => {
  const styles = useStyles();
  return (
    <li className={styles.entry} {...(entry.progress === "current" && { "aria-current": "step" as const })}>
      <span className={styles.icon}>
        <StateIcon tone={tones[entry.progress]} />
      </span>
      <span className={styles.text}>
        <Text {...(entry.progress === "waiting" && { className: styles.waiting })}>
          {registrationNames[entry.state]}
          <Unseen>: {entry.progress}</Unseen>
        </Text>
        {entry.detail && <span className={styles.quiet}>{entry.detail}</span>}
      </span>
      <span className={styles.time}>
        {entry.at && <ClockTime at={entry.at} />}
        {entry.took !== null && <span>+{formatDuration(entry.took)}</span>}
      </span>
    </li>
  );
};

const nameStates: Readonly<Record<RegistrationName["state"], string>> = {
  waiting: "to be written",
  written: "written",
  failed: "not written",
};

/** A device's way into Windows Autopilot, with the time of each state. */
export const RegistrationCard = ({ registration }: { readonly registration: RegistrationView }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayRecheck = usePermission("deployments.approve");
  const recheck = useMutation({
    mutationFn: () => recheckRegistration(registration.id),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["registrations"] }),
        queryClient.invalidateQueries({ queryKey: ["deployments"] }),
      ]),
  });
  const { state, failure, notice, groupTag, profileName, autopilotDeviceId, entraDeviceId } = registration;
  const { computerName } = registration;
  const button = mayRecheck && state === "failed" && (
    <Button
      size="small"
      icon={recheck.isPending ? <Spinner size="extra-tiny" /> : <ArrowClockwise16Regular />}
      disabledFocusable={recheck.isPending}
      onClick={() => recheck.mutate()}
    >
      Check again
    </Button>
  );
  return (
    <Card title="Windows Autopilot" actions={button}>
      <Failure error={recheck.error} />
      {failure && <ToldFailure told={failure} />}
      {!failure && notice && <ToldFailure told={notice} intent="warning" />}
      {computerName?.failure && <ToldFailure told={computerName.failure} intent="warning" />}
      <Spoken>Registration: {registrationNames[state]}</Spoken>
      <ol className={styles.list} aria-label="Registration">
        {timelineOf(registration).map((entry) => (
          <Entry key={`${entry.state} ${entry.at ?? ""}`} entry={entry} />
        ))}
      </ol>
      <Facts
        facts={[
          ["Group tag", groupTag],
          ["Profile", profileName],
          ["Name in Intune", computerName && `${computerName.name} (${nameStates[computerName.state]})`],
          ["Autopilot device", autopilotDeviceId],
          ["Entra device", entraDeviceId],
        ]}
      />
    </Card>
  );
};
