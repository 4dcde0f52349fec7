import { Button, Field, makeStyles, Radio, RadioGroup, Select, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { buildsQuery } from "../../api/builds.ts";
import { type AskedPlan, previewPlan } from "../../api/plan-previews.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { OptionalPackagesField, type TickedPackages } from "../../components/optional-packages-field.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { Page } from "../../components/page.tsx";
import { noProblems } from "../../forms/problems.ts";
import { BuildTabs } from "../builds/builds-tabs.tsx";
import { descriptionProblems, inventoryOf, newDescription } from "./described-device.ts";
import { DescribedFields } from "./described-fields.tsx";
import { KnownDeviceField } from "./known-device-field.tsx";
import { PreviewCards } from "./preview-cards.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (min-width: 1100px)": { gridTemplateColumns: "minmax(0, 420px) minmax(0, 1fr)" },
  },
  fields: { display: "grid", gap: tokens.spacingVerticalM },
  ask: { justifySelf: "start" },
  choices: { marginBottom: tokens.spacingVerticalL },
});

const versions = [
  ["current", "What devices get now"],
  ["draft", "What they would get after publishing now"],
] as const;

/** The plan of a build on a device, before anybody starts it. */
export const PlanPreviewPage = () => {
  const styles = useStyles();
  const search = useSearch({ from: "/shell/builds/preview" });
  const { scope, organisations } = useOrganisationScope();
  const [chosen, setChosen] = useState(search.organisation ?? "");
  const [buildId, setBuildId] = useState(search.build ?? "");
  const [deviceId, setDeviceId] = useState(search.device ?? "");
  const [isKnown, setKnown] = useState(search.device !== undefined);
  const [described, setDescribed] = useState(newDescription);
  const [publication, setPublication] = useState<"current" | "draft">("draft");
  const only = organisations.length === 1 ? (organisations[0]?.id ?? "") : "";
  const organisationId = scope ?? (chosen || only);
  const builds = useQuery({ ...buildsQuery(organisationId), enabled: organisationId !== "" });
  const problems = isKnown ? {} : descriptionProblems(described);
  const build = builds.data?.find(({ id }) => id === buildId);
  const isComplete = build !== undefined && noProblems(problems) && (!isKnown || deviceId !== "");
  const ask = useMutation({ mutationFn: (asked: AskedPlan) => previewPlan(asked) });
  const [ticked, setTicked] = useState<TickedPackages>({});
  /** An answer stands only beside the question that it answers. */
  const asking =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setTicked({});
      ask.reset();
    };
  const submit = () =>
    ask.mutate({
      organisationId,
      buildId,
      publication,
      choices: {
        diskNumber: null,
        packages: Object.entries(ticked).map(([packageId, install]) => ({ packageId, install })),
      },
      device: isKnown ? { kind: "known", deviceId } : { kind: "told", inventory: inventoryOf(described) },
    });
  return (
    <Page
      title="Preview a plan"
      tabs={<BuildTabs />}
      description="Everything a build would do on a device, with the reason for each step. Nothing is started and nothing is kept."
    >
      <div className={styles.columns}>
        <Card title="Build and device">
          <form
            className={styles.fields}
            onSubmit={(event) => {
              event.preventDefault();
              if (isComplete) submit();
            }}
          >
            {only === "" && (
              <OrganisationField
                value={chosen}
                onChange={(id) => {
                  asking(setChosen)(id);
                  setBuildId("");
                  setDeviceId("");
                }}
              />
            )}
            <Failure error={builds.error} retry={() => void builds.refetch()} />
            <Field label="Build" required>
              <Select
                value={build?.id ?? ""}
                disabled={!builds.data}
                onChange={(_event, data) => asking(setBuildId)(data.value)}
              >
                <option value="" disabled>
                  Choose a build
                </option>
                {builds.data?.map(({ id, definition }) => (
                  <option key={id} value={id}>
                    {definition.name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="As">
              <RadioGroup
                value={publication}
                onChange={(_event, data) => asking(setPublication)(data.value === "current" ? "current" : "draft")}
              >
                {versions.map(([value, label]) => (
                  <Radio key={value} value={value} label={label} />
                ))}
              </RadioGroup>
            </Field>
            <Field label="Device">
              <RadioGroup
                layout="horizontal"
                value={isKnown ? "known" : "described"}
                onChange={(_event, data) => asking(setKnown)(data.value === "known")}
              >
                <Radio value="known" label="A known one" />
                <Radio value="described" label="Described here" />
              </RadioGroup>
            </Field>
            {isKnown && organisationId !== "" && (
              <KnownDeviceField organisationId={organisationId} value={deviceId} onChange={asking(setDeviceId)} />
            )}
            {!isKnown && <DescribedFields value={described} onChange={asking(setDescribed)} problems={problems} />}
            <Button
              type="submit"
              appearance="primary"
              className={styles.ask}
              disabled={!isComplete}
              disabledFocusable={ask.isPending}
            >
              Preview
            </Button>
          </form>
        </Card>
        <div aria-live="polite">
          {ask.isPending && <Loading label="Making the plan" />}
          <Failure error={ask.error} retry={submit} />
          {ask.data && ask.data.optionalPackages.length > 0 && (
            <Card title="Choices at approval" className={styles.choices}>
              <div className={styles.fields}>
                <OptionalPackagesField optional={ask.data.optionalPackages} ticked={ticked} onChange={setTicked} />
                <Button className={styles.ask} disabledFocusable={ask.isPending} onClick={submit}>
                  Preview with these
                </Button>
              </div>
            </Card>
          )}
          {ask.data && <PreviewCards preview={ask.data} />}
        </div>
      </div>
    </Page>
  );
};
