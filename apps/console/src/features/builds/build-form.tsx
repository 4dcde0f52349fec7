import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { definitionsQuery } from "../../api/definitions.ts";
import { operatingSystemsQuery } from "../../api/operating-systems.ts";
import { softwarePackagesQuery } from "../../api/software-packages.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { AccountsCard } from "./accounts-card.tsx";
import { AutopilotCard } from "./autopilot-card.tsx";
import { DiskCard } from "./disk-card.tsx";
import { DriversCard } from "./drivers-card.tsx";
import { type BuildCardProps, GeneralCard } from "./general-card.tsx";
import { OperatingSystemsCard } from "./operating-systems-card.tsx";
import { PackagesCard } from "./packages-card.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
});

interface BuildFormProps extends BuildCardProps {
  readonly organisationId: string;
  /** The button that checks the tenant for the saved build. */
  readonly check: ReactNode;
  /** Null before it is saved. */
  readonly buildId: string | null;
}

/** Everything of a build that can be edited. */
export const BuildForm = ({ organisationId, check, buildId, ...card }: BuildFormProps) => {
  const styles = useStyles();
  const systems = useQuery(operatingSystemsQuery(organisationId));
  const packages = useQuery(softwarePackagesQuery(organisationId));
  const templates = useQuery(definitionsQuery("disk-template", organisationId));
  const models = useQuery(definitionsQuery("security-model", organisationId));
  const queries = [systems, packages, templates, models];
  const error = queries.find((query) => query.error)?.error;
  if (error) return <Failure error={error} retry={() => void Promise.all(queries.map((query) => query.refetch()))} />;
  if (!systems.data || !packages.data || !templates.data || !models.data)
    return <Loading label="Loading what builds are made of" />;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <GeneralCard {...card} />
        <OperatingSystemsCard {...card} systems={systems.data} />
        <DiskCard {...card} templates={templates.data} />
        <DriversCard {...card} />
        <PackagesCard {...card} packages={packages.data} />
        <AccountsCard {...card} models={models.data} />
      </div>
      <AutopilotCard {...card} organisationId={organisationId} check={check} buildId={buildId} />
    </div>
  );
};
