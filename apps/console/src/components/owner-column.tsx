import { useOrganisationScope } from "../app/organisation-scope.tsx";
import type { Column } from "./list-grid.tsx";

/** A column that says whose a definition is. */
export const useOwnerColumn = <Item extends { readonly organisationId: string | null }>(): Column<Item>[] => {
  const { organisations, nameOf } = useOrganisationScope();
  if (organisations.length < 2) return [];
  const words = ({ organisationId }: Item) => (organisationId === null ? "All organisations" : nameOf(organisationId));
  return [{ id: "owner", title: "Belongs to", wideOnly: true, value: words, render: words }];
};
