import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { organisationSettingsQuery } from "../../api/settings.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { newDefinition, startOf } from "./new-definition.ts";
import { UnsavedBuild } from "./unsaved-build.tsx";

/** A build that begins with what its organisation sets for new ones. */
export const NewBuildPage = () => {
  const navigate = useNavigate();
  const { tab = "general" } = useSearch({ from: "/shell/builds/new" });
  const { scope } = useOrganisationScope();
  const [chosen, setChosen] = useState("");
  const organisationId = scope ?? chosen;
  const settings = useQuery({ ...organisationSettingsQuery(organisationId), enabled: organisationId !== "" });
  return (
    <UnsavedBuild
      title="New build"
      organisationId={organisationId}
      onOrganisation={setChosen}
      start={settings.data ? startOf(settings.data) : newDefinition}
      tab={tab}
      showTab={(chosen) => void navigate({ to: "/builds/new", search: { tab: chosen }, replace: true })}
    />
  );
};
