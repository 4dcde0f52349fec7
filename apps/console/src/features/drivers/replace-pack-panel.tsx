import { Checkbox, Field, Radio, RadioGroup, Text } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { driverPacksQuery, type LoadedPack, packReplacementQuery, replacePack } from "../../api/driver-packs.ts";
import { counted } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { ReplaceFrame } from "../../components/replace-frame.tsx";
import { PackPairs, saidWords } from "./pack-pairs.tsx";

interface ReplacePackPanelProps {
  readonly pack: LoadedPack;
  readonly onClose: () => void;
}

const nameOf = ({ name, version, active }: LoadedPack): string =>
  `${[name, version].filter(Boolean).join(" ")}${active ? "" : " (inactive)"}`;

/** Uses a newer pack in the place of this one: choose it, look at what becomes of the drivers, do it at once. */
export const ReplacePackPanel = ({ pack, onClose }: ReplacePackPanelProps) => {
  const queryClient = useQueryClient();
  // The page looks at the pack anew after the change; what was replaced stays what it was here.
  const [from] = useState(pack);
  const packs = useQuery(driverPacksQuery(from.organisationId));
  const candidates = (packs.data ?? [])
    .filter((one) => one.id !== from.id && (one.organisationId === null || one.organisationId === from.organisationId))
    .toSorted((a, b) => b.importedAt.localeCompare(a.importedAt));
  const [chosen, setChosen] = useState<string | null>(null);
  const byId = chosen ?? candidates[0]?.id ?? "";
  const [carry, setCarry] = useState(true);
  const [afterwards, setAfterwards] = useState<"deactivate" | "delete">("deactivate");
  const preview = useQuery(packReplacementQuery(from.id, byId));
  const found = preview.data;
  const replace = useMutation({
    mutationFn: () =>
      replacePack({
        replaced: from.id,
        replacedRevision: found?.replaced.revision ?? 0,
        by: byId,
        byRevision: found?.by.revision ?? 0,
        carry,
        afterwards,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["drivers"] }),
    // Somebody changed a pack meanwhile: what is shown must be what will be done.
    onError: () => preview.refetch(),
  });
  const carried = found?.carriedOfPack ?? [];
  return (
    <ReplaceFrame
      size="large"
      title={`Replace ${from.name}`}
      by={{
        value: byId,
        hint: "Another pack of the same organisation or shared by all, the one imported last first.",
        options: candidates.map((one) => ({ id: one.id, name: nameOf(one) })),
        onChange: setChosen,
      }}
      preview={{ ...preview, isPending: packs.isPending || (byId !== "" && preview.isPending) }}
      looking="Comparing the drivers"
      action="Replace"
      ready={found !== undefined}
      replace={replace}
      done={replace.data ? `${replace.data.by.name} is used in the place of ${replace.data.replaced.name}.` : null}
      onClose={onClose}
    >
      {packs.data && candidates.length === 0 && (
        <Text>
          There is no other pack. <PageLink to="/drivers">Import the newer one under Drivers</PageLink>.
        </Text>
      )}
      {found && (
        <>
          <PackPairs replacement={found} />
          <Checkbox
            label="Take over what was said of the replaced pack and its drivers"
            checked={carry}
            onChange={(_event, { checked }) => setCarry(checked === true)}
          />
          <Text>
            {`${carried.length > 0 ? `Of the pack: ${saidWords(carried)}.` : "Of the pack: nothing that the other does not say itself."} Something goes over to ${counted(found.driversWithCarried, "driver")}.`}
          </Text>
          <Field label={`Afterwards, ${from.name} is`}>
            <RadioGroup
              value={afterwards}
              onChange={(_event, { value }) => setAfterwards(value === "delete" ? "delete" : "deactivate")}
            >
              <Radio value="deactivate" label="kept, inactive: it can be activated again" />
              <Radio
                value="delete"
                label={`deleted with ${counted(found.onlyInReplaced, "driver")} that no other pack brings`}
              />
            </RadioGroup>
          </Field>
        </>
      )}
    </ReplaceFrame>
  );
};
