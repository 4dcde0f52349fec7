import { Button, Field, makeStyles, Select, Text, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type Filter, filter as filterSchema } from "@windlass/protocol";
import { useState } from "react";
import { devicesQuery } from "../../api/devices.ts";
import { tryFilter } from "../../api/filters.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Failure } from "../failure.tsx";
import { JudgementTree } from "./judgement-tree.tsx";
import { factsFromText, factsHint } from "./pasted-facts.ts";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    justifySelf: "stretch",
    justifyItems: "start",
    minWidth: 0,
  },
  field: { justifySelf: "stretch", minWidth: 0, gridTemplateColumns: "minmax(0, 1fr)" },
  told: { justifySelf: "stretch", minWidth: 0 },
});

const pasted = "pasted";

interface FilterTrialProps {
  readonly filter: Filter;
  readonly organisationId: string | null;
}

/** What the filter, as it stands in the editor, says of a known device or of facts that somebody pastes. */
export const FilterTrial = ({ filter, organisationId }: FilterTrialProps) => {
  const styles = useStyles();
  const { scope, organisations } = useOrganisationScope();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState("");
  const [text, setText] = useState("");
  const devices = useQuery({ ...devicesQuery(organisationId ?? scope), enabled: open });
  const device = devices.data?.find(({ id }) => id === chosen);
  const owner = device?.organisationId ?? organisationId ?? scope ?? organisations[0]?.id;
  const read = factsFromText(text);
  const isComplete = filterSchema.safeParse(filter).success;
  const trial = useMutation({
    mutationFn: () => {
      const subject = chosen === pasted ? { facts: read.facts } : { deviceId: chosen };
      return tryFilter(owner ?? "", filter, subject);
    },
  });
  const mayTry = isComplete && owner !== undefined && chosen !== "" && (chosen !== pasted || read.problem === null);
  if (!open) return <Button onClick={() => setOpen(true)}>Try it on a device</Button>;
  return (
    <section className={styles.root} aria-label="Try it on a device">
      <Field label="Try it on" className={styles.field}>
        <Select
          value={chosen}
          onChange={(_event, { value }) => {
            setChosen(value);
            trial.reset();
          }}
        >
          <option value="">Choose a device</option>
          <option value={pasted}>What I paste here</option>
          {devices.data?.map(({ id, serialNumber, manufacturer, model }) => (
            <option key={id} value={id}>
              {[serialNumber, manufacturer, model].filter(Boolean).join(", ")}
            </option>
          ))}
        </Select>
      </Field>
      <Failure error={devices.error} retry={() => void devices.refetch()} />
      {chosen === pasted && (
        <Field
          label="What is known of the device"
          className={styles.field}
          hint={factsHint}
          {...(read.problem && { validationMessage: read.problem })}
        >
          <Textarea rows={6} resize="vertical" value={text} onChange={(_event, { value }) => setText(value)} />
        </Field>
      )}
      <Button disabled={!mayTry || trial.isPending} onClick={() => trial.mutate()}>
        Try
      </Button>
      {!isComplete && <Text>Complete the filter first.</Text>}
      <Failure error={trial.error} />
      <div className={styles.told} aria-live="polite">
        {trial.data && <JudgementTree judgement={trial.data.judgement} />}
      </div>
    </section>
  );
};
