import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { LaptopRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { ModelCoverage } from "@windlass/protocol";
import { useState } from "react";
import { driverCoverageQuery } from "../../api/driver-coverage.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { counted } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { type Column, ListGrid } from "../../components/list-grid.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";
import { Page } from "../../components/page.tsx";
import { State } from "../../components/state.tsx";
import { MissingCard, SharesCard, shareOf } from "./coverage-cards.tsx";
import { DriverTabs } from "./driver-tabs.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 320px), 1fr))",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    marginTop: tokens.spacingVerticalL,
  },
  about: { display: "block", marginBottom: tokens.spacingVerticalM },
  choose: { maxWidth: "320px", marginBottom: tokens.spacingVerticalM },
});

const NextStep = ({ model }: { readonly model: ModelCoverage }) => {
  const open = model.needing - model.needingCovered;
  if (model.conflicts > 0)
    return (
      <PageLink to="/devices/$deviceId" params={{ deviceId: model.exampleDeviceId }}>
        Decide between equal drivers
      </PageLink>
    );
  if (open > 0) return <PageLink to="/drivers">Import a pack for {model.model}</PageLink>;
  return <State tone="good">Nothing to do</State>;
};

const columns: readonly Column<ModelCoverage>[] = [
  {
    id: "model",
    title: "Model",
    grow: 2,
    value: ({ model }) => model,
    render: ({ model, exampleDeviceId }) => (
      <PageLink to="/devices/$deviceId" params={{ deviceId: exampleDeviceId }}>
        {model}
      </PageLink>
    ),
  },
  {
    id: "manufacturer",
    title: "Maker",
    wideOnly: true,
    value: ({ manufacturer }) => manufacturer,
    render: ({ manufacturer }) => manufacturer,
  },
  {
    id: "devices",
    title: "Devices",
    wideOnly: true,
    value: ({ devices }) => devices,
    render: ({ devices }) => devices,
  },
  {
    id: "covered",
    title: "Drivers here",
    wideOnly: true,
    value: ({ covered, parts }) => covered / Math.max(parts, 1),
    render: ({ covered, parts }) => `${shareOf(covered, parts)} of ${counted(parts, "part")}`,
  },
  {
    id: "open",
    title: "Without any",
    value: ({ needing, needingCovered }) => needing - needingCovered,
    render: ({ needing, needingCovered }) => needing - needingCovered,
  },
  {
    id: "packs",
    title: "From",
    wideOnly: true,
    value: ({ packs }) => packs.join(", "),
    render: ({ packs }) => packs.join(", ") || "–",
  },
  {
    id: "next",
    title: "Next step",
    grow: 2,
    value: ({ needing, needingCovered, conflicts }) => conflicts * 1000 + needing - needingCovered,
    render: (model) => <NextStep model={model} />,
  },
];

const keyOf = ({ manufacturer, model, sku, architecture }: ModelCoverage): string =>
  [manufacturer, model, sku, architecture].join("\n");

const Coverage = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  const query = useQuery(driverCoverageQuery(organisationId));
  const coverage = query.data;
  return (
    <>
      {coverage && coverage.models.length > 0 && (
        <Text className={styles.about}>
          {counted(coverage.devices, "device")} of {counted(coverage.models.length, "model")}, each judged by the one
          seen last. Most parts need nothing from here: Windows brings drivers for them.
        </Text>
      )}
      <ListGrid
        noun="model"
        items={coverage?.models}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        rowId={keyOf}
        initialSort={{ columnId: "devices", direction: "descending" }}
        empty={
          <EmptyState
            icon={<LaptopRegular />}
            title="No device has told its hardware yet"
            action={<PageLink to="/boot-profiles">Get a boot medium</PageLink>}
          >
            Start a device once from a boot medium. What it is made of is then compared with the drivers here. Until
            then, <PageLink to="/drivers/match">match hardware ids</PageLink> that you paste.
          </EmptyState>
        }
      />
      {coverage && coverage.models.length > 0 && (
        <div className={styles.columns}>
          <MissingCard missing={coverage.missing} />
          <SharesCard title="By class" shares={coverage.classes} />
          <SharesCard title="By maker" shares={coverage.vendors} />
        </div>
      )}
    </>
  );
};

/** How much of the devices' hardware the library has drivers for, and what to do next. */
export const CoveragePage = () => {
  const styles = useStyles();
  const { scope, organisations } = useOrganisationScope();
  const [chosen, setChosen] = useState("");
  const only = organisations.length === 1 ? (organisations[0]?.id ?? "") : "";
  const organisationId = scope ?? (chosen || only);
  return (
    <Page
      title="Driver coverage"
      tabs={<DriverTabs />}
      description="Which parts of your devices get a driver of the library, by model."
    >
      {scope === null && only === "" && (
        <div className={styles.choose}>
          <OrganisationField value={chosen} onChange={setChosen} />
        </div>
      )}
      {organisationId && <Coverage key={organisationId} organisationId={organisationId} />}
    </Page>
  );
};
