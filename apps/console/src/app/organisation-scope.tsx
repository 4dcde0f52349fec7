import { useQuery } from "@tanstack/react-query";
import type { OrganisationView } from "@windlass/protocol";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { organisationsQuery } from "../api/organisations.ts";
import type { Scope } from "../api/scope.ts";
import { useBrowserSetting } from "./browser-setting.ts";

interface OrganisationScope {
  /** The chosen organisation; null for all. With one organisation in all, always that one. */
  readonly scope: Scope;
  readonly organisations: readonly OrganisationView[];
  readonly choose: (scope: Scope) => void;
  /** The organisation's name, or an empty text while it is not known. */
  readonly nameOf: (organisationId: string) => string;
}

const Context = createContext<OrganisationScope>({
  scope: null,
  organisations: [],
  choose: () => undefined,
  nameOf: () => "",
});

/** The organisation that lists and new objects are for. */
export const useOrganisationScope = () => useContext(Context);

const none: readonly OrganisationView[] = [];

export const OrganisationScopeProvider = ({ children }: { readonly children: ReactNode }) => {
  const query = useQuery(organisationsQuery);
  const organisations = query.data ?? none;
  const [stored, choose] = useBrowserSetting("organisation");
  const value = useMemo(() => {
    const known = organisations.find((organisation) => organisation.id === stored);
    const only = organisations.length === 1 ? organisations[0] : undefined;
    const names = new Map(organisations.map((organisation) => [organisation.id, organisation.name]));
    return {
      scope: (known ?? only)?.id ?? null,
      organisations,
      choose,
      nameOf: (organisationId: string) => names.get(organisationId) ?? "",
    };
  }, [organisations, stored, choose]);
  // Pages would first fetch for all organisations and a moment later for the chosen one.
  if (query.isPending) return null;
  return <Context.Provider value={value}>{children}</Context.Provider>;
};
