import type { PublicationChange } from "@windlass/protocol";
import { PageLink } from "../../components/links.tsx";

type ObjectKind = PublicationChange["objectKind"];

/** Kinds of published objects in words. */
export const objectKinds: Readonly<Record<ObjectKind, string>> = {
  build: "Build",
  "operating-system": "Operating system",
  "software-package": "Software package",
};

interface ObjectLinkProps {
  readonly kind: ObjectKind;
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
  return <PageLink to="/operating-systems">{name}</PageLink>;
};
