import type { ProblemObjectKind, PublishedKind } from "@windlass/protocol";
import { PageLink } from "../../components/links.tsx";

/** Kinds of published objects in words. */
export const objectKinds: Readonly<Record<PublishedKind, string>> = {
  build: "Build",
  "operating-system": "Operating system",
  "software-package": "Software package",
  "disk-template": "Disk partition template",
  "security-model": "Local security model",
  vendor: "Vendor",
  location: "Location",
  "driver-pack": "Drivers",
};

/** Where all of a kind are shown, for those that have no page of their own. */
const lists = {
  "operating-system": "/operating-systems",
  "disk-template": "/disk-templates",
  "security-model": "/security-models",
  vendor: "/vendors",
  location: "/locations",
  "driver-pack": "/drivers",
} as const;

interface ObjectLinkProps {
  readonly kind: ProblemObjectKind;
  readonly id: string;
  readonly name: string;
}

/** Leads to the object that a change or a problem is about. */
export const ObjectLink = ({ kind, id, name }: ObjectLinkProps) => {
  if (kind === "build") {
    return (
      <PageLink to="/builds/$buildId" params={{ buildId: id }}>
        {name}
      </PageLink>
    );
  }
  if (kind === "software-package") {
    return (
      <PageLink to="/software-packages/$packageId" params={{ packageId: id }}>
        {name}
      </PageLink>
    );
  }
  if (kind === "organisation") {
    return (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: id }}>
        {name}
      </PageLink>
    );
  }
  return <PageLink to={lists[kind]}>{name}</PageLink>;
};
