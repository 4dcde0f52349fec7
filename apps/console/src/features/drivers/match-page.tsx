import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { matchDrivers } from "../../api/drivers.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { type Architecture, architectureNames } from "../../components/architecture-names.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { factsFromText, factsHint } from "../../components/filter-editor/pasted-facts.ts";
import { Loading } from "../../components/loading.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { Page } from "../../components/page.tsx";
import { TextArea } from "../../forms/text-area.tsx";
import { MatchResult } from "../devices/match-result.tsx";
import { DriverTabs } from "./driver-tabs.tsx";
import { partsFromText, partsHint } from "./pasted-parts.ts";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    // The question stays where it is when its answer comes.
    "@media (min-width: 1100px)": { gridTemplateColumns: "minmax(0, 480px) minmax(0, 1fr)" },
  },
  fields: { display: "grid", gap: tokens.spacingVerticalM },
  system: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "start" },
  build: { flexGrow: 1, minWidth: "160px" },
  ask: { justifySelf: "start" },
});

const architectures: readonly Architecture[] = ["x64", "arm64", "x86"];

/** Which drivers a device would get that nobody has started here yet: identifiers are pasted, and the answer says why. */
export const MatchPage = () => {
  const styles = useStyles();
  const { scope, organisations } = useOrganisationScope();
  const [chosen, setChosen] = useState("");
  const [ids, setIds] = useState("");
  const [machine, setMachine] = useState("");
  const [architecture, setArchitecture] = useState<Architecture>("x64");
  const [build, setBuild] = useState("");
  const [isForWindowsPe, setForWindowsPe] = useState(false);
  const only = organisations.length === 1 ? (organisations[0]?.id ?? "") : "";
  const organisationId = scope ?? (chosen || only);
  const parts = partsFromText(ids);
  const told = factsFromText(machine);
  const isBuild = build === "" || /^[1-9]\d{3,5}$/.test(build);
  const isComplete = organisationId !== "" && parts.nodes.length > 0 && told.problem === null && isBuild;
  const match = useMutation({
    mutationFn: (asked: string) =>
      matchDrivers({
        organisationId: asked,
        architecture,
        purpose: isForWindowsPe ? "windows-pe" : "windows",
        nodes: parts.nodes,
        facts: told.facts,
        ...(build !== "" && { osBuild: Number(build) }),
      }),
  });
  const isOfThis = match.variables === organisationId;
  /** An answer stands only beside the question that it answers. */
  const asking =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      match.reset();
    };
  return (
    <Page
      title="Match drivers"
      tabs={<DriverTabs />}
      description="Which drivers a device would get, and why, before it is started here. Nothing is kept."
    >
      <div className={styles.columns}>
        <Card title="Device">
          <form
            className={styles.fields}
            onSubmit={(event) => {
              event.preventDefault();
              if (isComplete) match.mutate(organisationId);
            }}
          >
            {only === "" && <OrganisationField value={chosen} onChange={asking(setChosen)} />}
            <TextArea
              label="Hardware ids"
              required
              monospace
              rows={8}
              value={ids}
              onChange={asking(setIds)}
              problem={parts.problem ?? undefined}
              hint={partsHint}
            />
            <TextArea
              label="What is known of the machine"
              rows={3}
              value={machine}
              onChange={asking(setMachine)}
              problem={told.problem ?? undefined}
              hint={`Filters of drivers and packs are judged by it. ${factsHint}`}
            />
            <div className={styles.system}>
              <Field label="Architecture">
                <Select
                  value={architecture}
                  onChange={(_event, { value }) => {
                    const found = architectures.find((one) => one === value);
                    if (found) asking(setArchitecture)(found);
                  }}
                >
                  {architectures.map((one) => (
                    <option key={one} value={one}>
                      {architectureNames[one]}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field
                label="Windows build"
                className={styles.build}
                hint="Left empty: the newest of the organisation's operating systems"
                {...(!isBuild && { validationMessage: "Enter a build such as 26100." })}
              >
                <Input
                  inputMode="numeric"
                  value={build}
                  onChange={(_event, { value }) => asking(setBuild)(value.trim())}
                />
              </Field>
            </div>
            <Checkbox
              label="For Windows PE"
              checked={isForWindowsPe}
              onChange={(_event, { checked }) => asking(setForWindowsPe)(checked === true)}
            />
            <Button
              type="submit"
              appearance="primary"
              className={styles.ask}
              disabled={!isComplete}
              disabledFocusable={match.isPending}
            >
              Match
            </Button>
          </form>
        </Card>
        {isOfThis && (match.isPending || match.error || match.data) && (
          <Card title="Drivers it would get">
            {match.isPending && <Loading label="Choosing drivers" />}
            <Failure error={match.error} retry={() => match.mutate(organisationId)} />
            {match.data && <MatchResult drivers={match.data} />}
          </Card>
        )}
      </div>
    </Page>
  );
};
