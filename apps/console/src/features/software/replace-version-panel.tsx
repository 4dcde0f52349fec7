import {
  Button,
  Checkbox,
  DrawerBody,
  DrawerFooter,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Spinner,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PackageReplacement, SoftwareProductView, SoftwareVersion } from "@windlass/protocol";
import { useState } from "react";
import { packageReplacementQuery, replacePackage } from "../../api/software-products.ts";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { PageLinkButton } from "../../components/links.tsx";
import { Loading } from "../../components/loading.tsx";
import { Panel } from "../../components/panel.tsx";
import { State } from "../../components/state.tsx";

const useStyles = makeStyles({
  body: {
    display: "grid",
    gap: tokens.spacingVerticalL,
    alignContent: "start",
    paddingBottom: tokens.spacingVerticalXL,
  },
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
  const done = replace.data;
  const needed = preview.data?.stillNeededBy ?? [];
  return (
    <Panel open title={`Replace ${product.name} ${from.version}`} onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          <Failure error={replace.error} />
          {done ? (
            <>
              <State tone="good">{`Replaced in ${counted(done.builds.length, "build")}.`}</State>
              <Text>Devices get it with the next publication.</Text>
            </>
          ) : (
            <>
              <Field label="By" hint="It takes the same place in the order of each build.">
                <Select value={byId} onChange={(_event, data) => setById(data.value)}>
                  {candidates.map(({ packageId, version }) => (
                    <option key={packageId} value={packageId}>
                      {version}
                    </option>
                  ))}
                </Select>
              </Field>
              {preview.isPending && <Loading label="Looking at the builds" />}
              <Failure error={preview.error} retry={() => void preview.refetch()} />
              {preview.data && builds.length === 0 && <Text>{`No build lists ${from.version}.`}</Text>}
              <ul className={styles.list} aria-label="Builds">
                {builds.map((build) => (
                  <li key={build.buildId}>
                    <Checkbox
                      label={lineOf(build, by?.version ?? "")}
                      checked={!leftOut.includes(build.buildId)}
                      onChange={(_event, data) =>
                        setLeftOut(
                          data.checked === true
                            ? leftOut.filter((id) => id !== build.buildId)
                            : [...leftOut, build.buildId],
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
            </>
          )}
        </div>
      </DrawerBody>
      <DrawerFooter>
        {done ? (
          <PageLinkButton appearance="primary" to="/publish">
            Go to Publish
          </PageLinkButton>
        ) : (
          <Button
            appearance="primary"
            disabled={chosen.length === 0}
            disabledFocusable={replace.isPending}
            onClick={() => replace.mutate()}
            {...(replace.isPending && { icon: <Spinner size="tiny" /> })}
          >
            {`Replace in ${counted(chosen.length, "build")}`}
          </Button>
        )}
        <Button onClick={onClose}>{done ? "Close" : "Cancel"}</Button>
      </DrawerFooter>
    </Panel>
  );
};
