import { Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { CurrentReleases } from "@windlass/protocol";
import { useState } from "react";
import { buildsQuery } from "../../api/builds.ts";
import { definitionsQuery } from "../../api/definitions.ts";
import { EditPanel } from "../../components/panel.tsx";
import { TextArea } from "../../forms/text-area.tsx";
import { useRelease } from "./use-release.ts";

const ways = {
  "pin build": "Pin a build",
  "pin location": "Pin a location",
  "pilot location": "Let a location try it first",
} as const;
type Way = keyof typeof ways;
const isWay = (text: string): text is Way => text in ways;

const hints: Readonly<Record<Way, string>> = {
  "pin build": "Devices that deploy this build get the publication, wherever they are, until you end the pin.",
  "pin location": "Devices at this location get the publication until you end the pin.",
  "pilot location":
    "Devices at this location get the publication until it, or a newer one, is released to all devices.",
};

interface PinPanelProps {
  readonly organisationId: string;
  readonly now: CurrentReleases;
  /** Publications whose content is there, newest first. */
  readonly numbers: readonly number[];
  readonly onClose: () => void;
}

/** Gives a build or a location a publication of its own. */
export const PinPanel = ({ organisationId, now, numbers, onClose }: PinPanelProps) => {
  const [way, setWay] = useState<Way>("pin build");
  const [targetId, setTargetId] = useState("");
  const [number, setNumber] = useState(now.all?.number ?? numbers[0] ?? 1);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const builds = useQuery(buildsQuery(organisationId));
  const locations = useQuery(definitionsQuery("location", organisationId));
  const send = useRelease(onClose);
  const kind = way === "pin build" ? "build" : "location";
  const query = kind === "build" ? builds : locations;
  const options = (query.data ?? [])
    .map(({ id, definition }) => ({ id, name: definition.name }))
    .toSorted((left, right) => left.name.localeCompare(right.name));
  const held = (kind === "build" ? now.builds : now.locations).find(({ target }) => target.id === targetId);
  const problem = isTried && targetId === "" ? `Choose a ${kind}.` : undefined;
  const save = () => {
    setTried(true);
    if (targetId === "") return;
    send.mutate({
      organisationId,
      target: { kind, id: targetId },
      number,
      hold: way === "pilot location" ? "pilot" : "pin",
      reason: reason.trim(),
      insteadOf: held?.number ?? null,
    });
  };
  return (
    <EditPanel
      open
      title="Give a build or location its own publication"
      saveLabel={way === "pilot location" ? "Release there" : "Pin"}
      saving={send.isPending}
      error={send.error ?? query.error}
      onSave={save}
      onClose={onClose}
    >
      <Field label="What" hint={hints[way]}>
        <Select
          value={way}
          onChange={(_event, data) => {
            if (!isWay(data.value)) return;
            setWay(data.value);
            setTargetId("");
          }}
        >
          {Object.entries(ways).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={kind === "build" ? "Build" : "Location"}
        required
        {...(problem && { validationMessage: problem, validationState: "error" as const })}
        {...(held && { hint: `Has publication ${held.number} of its own now.` })}
      >
        <Select value={targetId} onChange={(_event, data) => setTargetId(data.value)}>
          <option value="" disabled>
            {query.isPending ? "Loading …" : `Choose a ${kind}`}
          </option>
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Publication">
        <Select value={String(number)} onChange={(_event, data) => setNumber(Number(data.value))}>
          {numbers.map((one) => (
            <option key={one} value={one}>
              Publication {one}
            </option>
          ))}
        </Select>
      </Field>
      <TextArea label="Reason" value={reason} hint="Stays in the history." rows={2} onChange={setReason} />
    </EditPanel>
  );
};
