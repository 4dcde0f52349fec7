import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { describeFilter, vendorNormaliser } from "@windlass/planner";
import type { SoftwarePackageView } from "@windlass/protocol";
import { definitionsQuery } from "../../../api/definitions.ts";
import { devicesQuery } from "../../../api/devices.ts";
import { Card } from "../../../components/card.tsx";
import { Failure } from "../../../components/failure.tsx";
import { counted } from "../../../components/format.ts";
import { PageLink } from "../../../components/links.tsx";
import { Loading } from "../../../components/loading.tsx";
import { type DriverAppMatches, driverAppMatches } from "./driver-app-matches.ts";
import { titleOf } from "./software-rows.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground3 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  app: {
    display: "grid",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  detail: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** How many models are called by their names. */
const mostModels = 4;

const matchWords = ({ matching, untold, models }: DriverAppMatches, known: number): string => {
  if (known === 0) return "No device is known yet: it depends on the device.";
  const named = models.slice(0, mostModels).join(", ");
  const more = models.length > mostModels ? ` and ${models.length - mostModels} more` : "";
  const sure = matching === 0 ? "" : `Goes to ${counted(matching, "known device")}: ${named}${more}.`;
  const open = untold === 0 ? "" : `Depends on more than the model on ${counted(untold, "known device")}.`;
  return [sure, open].filter((part) => part !== "").join(" ") || "Goes to none of the known devices.";
};

interface DriverAppsCardProps {
  readonly organisationId: string;
  readonly packages: readonly SoftwarePackageView[];
  /** Of the build as it is saved; null before it is. */
  readonly buildId: string | null;
}

/** What comes with hardware: no build lists it, and this tells where it would go. */
export const DriverAppsCard = ({ organisationId, packages, buildId }: DriverAppsCardProps) => {
  const styles = useStyles();
  const hasApps = packages.some((one) => one.class === "driver-app");
  const devices = useQuery({ ...devicesQuery(organisationId), enabled: hasApps });
  const vendors = useQuery({ ...definitionsQuery("vendor", organisationId), enabled: hasApps });
  const failed = devices.error ?? vendors.error;
  const known = devices.data ?? [];
  const isThere = devices.data && vendors.data;
  const matches = isThere
    ? driverAppMatches(packages, known, vendorNormaliser(vendors.data.map(({ definition }) => definition)))
    : [];
  return (
    <Card title="DriverApps">
      <div className={styles.root}>
        <Text className={styles.hint}>
          Software that comes with hardware goes to the devices that its filter matches, in every build, before the
          packages above.{" "}
          {hasApps ? (
            <>
              What one device gets is told by a{" "}
              <PageLink
                to="/builds/preview"
                search={{ organisation: organisationId, ...(buildId && { build: buildId }) }}
              >
                preview of its plan
              </PageLink>
              .
            </>
          ) : (
            "The library has none."
          )}
        </Text>
        {failed && <Failure error={failed} retry={() => void Promise.all([devices.refetch(), vendors.refetch()])} />}
        {hasApps && !isThere && !failed && <Loading label="Looking at the known devices" />}
        {matches.length > 0 && (
          <ul className={styles.list} aria-label="DriverApps">
            {matches.map((match) => (
              <li key={match.software.id} className={styles.app}>
                <Text weight="semibold">{titleOf(match.software)}</Text>
                <span className={styles.detail}>
                  {match.software.filter ? `Where ${describeFilter(match.software.filter)}` : "On every device"}
                </span>
                <span className={styles.detail}>{matchWords(match, known.length)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
};
