import { Checkbox, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PackageReplacement, SoftwareProductView, SoftwareVersion } from "@windlass/protocol";
import { useState } from "react";
import { packageReplacementQuery, replacePackage } from "../../api/software-products.ts";
import { counted } from "../../components/format.ts";
import { ReplaceFrame } from "../../components/replace-frame.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXS },
});

interface ReplaceVersionPanelProps {
  readonly product: SoftwareProductView;
  readonly replaced: SoftwareVersion;
  readonly onClose: () => void;
}

const lineOf = ({ name, position, outcome }: PackageReplacement, by: string): string =>
  outcome === "replaced"
    ? `${name}: number ${position} of its packages becomes ${by}`
    : `${name}: lists ${by} already, number ${position} goes`;

/** Uses another version in builds: choose it, look at what changes in each build, do it at once. */
export const ReplaceVersionPanel = ({ product, replaced, onClose }: ReplaceVersionPanelProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  // The page looks at the product anew after the change; what was replaced stays what it was here.
  const [from] = useState(replaced);
  const candidates = product.versions.filter(({ packageId }) => packageId !== from.packageId);
  const [byId, setById] = useState(candidates[0]?.packageId ?? "");
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const by = candidates.find(({ packageId }) => packageId === byId);
  const packages = { organisationId: product.organisationId, replaced: from.packageId, by: byId };
  const preview = useQuery(packageReplacementQuery(packages));
  const builds = preview.data?.builds ?? [];
  const chosen = builds.filter(({ buildId }) => !leftOut.includes(buildId));
  const replace = useMutation({
    mutationFn: () =>
      replacePackage({ ...packages, builds: chosen.map(({ buildId, revision }) => ({ buildId, revision })) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["software-products"] });
      await queryClient.invalidateQueries({ queryKey: ["builds"] });
    },
    // Somebody changed a build meanwhile: what is shown must be what will be done.
    onError: () => preview.refetch(),
  });
  const needed = preview.data?.stillNeededBy ?? [];
  return (
    <ReplaceFrame
      title={`Replace ${product.name} ${from.version}`}
      by={{
        value: byId,
        hint: "It takes the same place in the order of each build.",
        options: candidates.map(({ packageId, version }) => ({ id: packageId, name: version })),
        onChange: setById,
      }}
      preview={preview}
      looking="Looking at the builds"
      action={`Replace in ${counted(chosen.length, "build")}`}
      ready={chosen.length > 0}
      replace={replace}
      done={replace.data ? `Replaced in ${counted(replace.data.builds.length, "build")}.` : null}
      onClose={onClose}
    >
      {preview.data && builds.length === 0 && <Text>{`No build lists ${from.version}.`}</Text>}
      <ul className={styles.list} aria-label="Builds">
        {builds.map((build) => (
          <li key={build.buildId}>
            <Checkbox
              label={lineOf(build, by?.version ?? "")}
              checked={!leftOut.includes(build.buildId)}
              onChange={(_event, data) =>
                setLeftOut(
                  data.checked === true ? leftOut.filter((id) => id !== build.buildId) : [...leftOut, build.buildId],
                )
              }
            />
          </li>
        ))}
      </ul>
      {needed.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{`${from.version} is still brought along by what depends on it: ${needed.join(", ")}.`}</MessageBarBody>
        </MessageBar>
      )}
    </ReplaceFrame>
  );
};
