import { Button, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BuildView, SetUpProfile } from "@windlass/protocol";
import { useState } from "react";
import { buildsQuery, saveBuild } from "../../api/builds.ts";
import { Failure } from "../../components/failure.tsx";
import { PageLink } from "../../components/links.tsx";
import { withRegistration } from "./build-registration.ts";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  button: { justifySelf: "start" },
});

interface BuildValuesProps {
  readonly organisationId: string;
  readonly groupTag: string;
  readonly groupObjectId: string;
  readonly mode: SetUpProfile["mode"] | null;
}

/** Offers to write tag and group into one of the organisation's builds. */
export const BuildValues = ({ organisationId, groupTag, groupObjectId, mode }: BuildValuesProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const builds = useQuery(buildsQuery(organisationId));
  const [buildId, setBuildId] = useState("");
  const write = useMutation({
    mutationFn: (build: BuildView) =>
      saveBuild(build.id, build.revision, withRegistration(build.definition, { groupTag, groupObjectId, mode })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["builds"] }),
  });
  const chosen = builds.data?.find((build) => build.id === buildId);
  if (!builds.data || builds.data.length === 0) return null;
  return (
    <div className={styles.root}>
      <Failure error={write.error} />
      <Field label="Use group tag and group in a build">
        <Select value={buildId} onChange={(_event, data) => setBuildId(data.value)}>
          <option value="">Choose a build</option>
          {builds.data.map((build) => (
            <option key={build.id} value={build.id}>
              {build.definition.name}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        className={styles.button}
        disabled={!chosen}
        disabledFocusable={write.isPending}
        onClick={() => chosen && write.mutate(chosen)}
      >
        Write into the build
      </Button>
      <div role="status">
        {write.isSuccess && (
          <Text>
            Written. Devices get it with the next publication: <PageLink to="/publish">publish</PageLink>.
          </Text>
        )}
      </div>
    </div>
  );
};
