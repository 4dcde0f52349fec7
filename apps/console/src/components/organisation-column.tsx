import { useOrganisationScope } from "../app/organisation-scope.tsx";
import type { Column } from "./list-grid.tsx";

/** A column with the organisation's name, where the list shows more than one organisation. */
export const useOrganisationColumn = <Item extends { readonly organisationId: string }>(): Column<Item>[] => {
  const { scope, organisations, nameOf } = useOrganisationScope();
  if (scope || organisations.length < 2) return [];
  return [
    {
      id: "organisation",
      title: "Organisation",
      wideOnly: true,
      value: (item) => nameOf(item.organisationId),
      render: (item) => nameOf(item.organisationId),
    },
  ];
};
