import type { BuildView, ContentOverview, OrganisationView, PublicationView } from "@windlass/protocol";

/** How one organisation stands. */
export interface OrganisationStanding {
  readonly organisation: OrganisationView;
  /** Null: nothing was published yet. */
  readonly newest: PublicationView | null;
  readonly activeBuilds: number;
  /** Of all builds, those of which devices do not get what they are now. */
  readonly changedBuilds: number;
  /** All content that it names, shared or not; null: not known. */
  readonly contentBytes: number | null;
}

interface Told {
  readonly organisations: readonly OrganisationView[];
  readonly publications: readonly PublicationView[];
  readonly builds: readonly BuildView[];
  readonly content: ContentOverview | null;
}

/** Puts together what is told of organisations, in their order. */
export const organisationStandings = ({ organisations, publications, builds, content }: Told): OrganisationStanding[] =>
  organisations.map((organisation) => {
    const own = <Item extends { readonly organisationId: string }>(items: readonly Item[]) =>
      items.filter(({ organisationId }) => organisationId === organisation.id);
    const [newest] = own(publications).toSorted((left, right) => right.number - left.number);
    const ownBuilds = own(builds);
    const used = content?.organisations.find(({ organisationId }) => organisationId === organisation.id);
    return {
      organisation,
      newest: newest ?? null,
      activeBuilds: ownBuilds.filter(({ definition }) => definition.active).length,
      changedBuilds: ownBuilds.filter(({ changedSincePublication }) => changedSincePublication).length,
      contentBytes: used ? used.own.bytes + used.shared.bytes : null,
    };
  });
