import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { replacementPreviewQuery, replaceOperatingSystems } from "../../api/operating-systems.ts";
import { counted } from "../../components/format.ts";
import { ReplaceFrame } from "../../components/replace-frame.tsx";
import type { ReleaseGroup } from "./releases.ts";
import { isReplaceable, ReplacementBuild } from "./replacement-build.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
});

interface ReplacePanelProps {
  readonly replaced: ReleaseGroup;
  /** Other releases of the same organisation. */
  readonly candidates: readonly ReleaseGroup[];
  readonly onClose: () => void;
}

const idsOf = (group: ReleaseGroup | undefined): string[] => group?.media.map(({ id }) => id) ?? [];

/** Replaces a release by another in builds: choose the release, look at what changes in each build, do it at once. */
export const ReplacePanel = ({ replaced, candidates, onClose }: ReplacePanelProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  // The page looks at the media anew after the change; what was replaced stays what it was here.
  const [from] = useState(replaced);
  const [byKey, setByKey] = useState(candidates[0]?.key ?? "");
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const by = candidates.find(({ key }) => key === byKey);
  const media = { organisationId: from.organisationId, replaced: idsOf(from), by: idsOf(by) };
  const preview = useQuery(replacementPreviewQuery(media));
  const builds = preview.data?.builds ?? [];
  const chosen = builds.filter((build) => isReplaceable(build) && !leftOut.has(build.buildId));
  const replace = useMutation({
    mutationFn: () =>
      replaceOperatingSystems({ ...media, builds: chosen.map(({ buildId, revision }) => ({ buildId, revision })) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["operating-systems", "list"] });
      await queryClient.invalidateQueries({ queryKey: ["builds"] });
    },
    // Somebody changed a build meanwhile: what is shown must be what will be done.
    onError: () => preview.refetch(),
  });
  const toggle = (buildId: string, taken: boolean) => {
    const next = new Set(leftOut);
    if (taken) next.delete(buildId);
    else next.add(buildId);
    setLeftOut(next);
  };
  return (
    <ReplaceFrame
      size="large"
      title={`Replace ${from.name}`}
      by={{
        value: byKey,
        hint: "Each image is replaced by the one of the same architecture, edition and language.",
        options: candidates.map(({ key, name }) => ({ id: key, name })),
        onChange: setByKey,
      }}
      preview={preview}
      looking="Looking at the builds"
      action={`Replace in ${counted(chosen.length, "build")}`}
      ready={chosen.length > 0}
      replace={replace}
      done={replace.data ? `Replaced in ${counted(replace.data.builds.length, "build")}.` : null}
      onClose={onClose}
    >
      {preview.data && builds.length === 0 && <Text>{`No build uses ${from.name}.`}</Text>}
      <ul className={styles.list} aria-label="Builds">
        {builds.map((build) => (
          <ReplacementBuild
            key={build.buildId}
            build={build}
            taken={!leftOut.has(build.buildId)}
            onTake={(taken) => toggle(build.buildId, taken)}
          />
        ))}
      </ul>
    </ReplaceFrame>
  );
};
