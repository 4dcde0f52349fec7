import { Combobox, makeStyles, Option } from "@fluentui/react-components";
import { useState } from "react";
import { useOrganisationScope } from "./organisation-scope.tsx";

const useStyles = makeStyles({ root: { minWidth: 0, flex: "0 1 260px" }, input: { minWidth: 0, width: "100%" } });

const all = "all";
const mostOptions = 100;

/** Chooses the organisation that the whole console shows; a provider with many customers types a part of the name. */
export const OrganisationSwitcher = () => {
  const styles = useStyles();
  const { scope, organisations, choose, nameOf } = useOrganisationScope();
  const [typed, setTyped] = useState<string | null>(null);
  const current = scope ? nameOf(scope) : "All organisations";
  const wanted = (typed ?? "").toLowerCase();
  const matching = organisations.filter((organisation) => organisation.name.toLowerCase().includes(wanted));
  return (
    <Combobox
      className={styles.root}
      input={{ className: styles.input }}
      aria-label="Organisation"
      value={typed ?? current}
      selectedOptions={[scope ?? all]}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onOpenChange={(_event, data) => setTyped(data.open ? "" : null)}
      onOptionSelect={(_event, data) => {
        choose(!data.optionValue || data.optionValue === all ? null : data.optionValue);
        setTyped(null);
      }}
      onBlur={() => setTyped(null)}
      placeholder={current}
    >
      {organisations.length !== 1 && !wanted && (
        <Option key={all} value={all}>
          All organisations
        </Option>
      )}
      {matching.slice(0, mostOptions).map((organisation) => (
        <Option key={organisation.id} value={organisation.id}>
          {organisation.name}
        </Option>
      ))}
    </Combobox>
  );
};
