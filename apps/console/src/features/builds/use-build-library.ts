import { useQuery } from "@tanstack/react-query";
import { definitionsQuery } from "../../api/definitions.ts";
import { operatingSystemsQuery } from "../../api/operating-systems.ts";
import { softwarePackagesQuery } from "../../api/software-packages.ts";
import type { BuildLibrary } from "./build-tab.ts";

interface LoadingLibrary {
  /** Null while some of it is on its way. */
  readonly library: BuildLibrary | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Fetches what an organisation has that builds can be made of, once for all tabs. */
export const useBuildLibrary = (organisationId: string): LoadingLibrary => {
  const systems = useQuery(operatingSystemsQuery(organisationId));
  const packages = useQuery(softwarePackagesQuery(organisationId));
  const templates = useQuery(definitionsQuery("disk-template", organisationId));
  const models = useQuery(definitionsQuery("security-model", organisationId));
  const locations = useQuery(definitionsQuery("location", organisationId));
  const queries = [systems, packages, templates, models, locations];
  const isThere = systems.data && packages.data && templates.data && models.data && locations.data;
  return {
    library: isThere
      ? {
          systems: systems.data,
          packages: packages.data,
          templates: templates.data,
          models: models.data,
          locations: locations.data,
        }
      : null,
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => void Promise.all(queries.map((query) => query.refetch())),
  };
};
