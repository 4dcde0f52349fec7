import type { BuildDefinition, BuildView, OperatingSystemView, SoftwarePackageView } from "@windlass/protocol";
import type { ComponentType } from "react";
import type { ViewOf } from "../../api/definitions.ts";
import type { Problems } from "../../forms/problems.ts";
import type { BuildTabId } from "./build-tab-ids.ts";

/** What every card of a build's page works on. */
export interface BuildPartProps {
  readonly value: BuildDefinition;
  readonly onChange: (change: Partial<BuildDefinition>) => void;
  readonly problems: Problems;
  readonly readOnly: boolean;
  /** Puts an earlier revision into the editor; left out where there is none yet. */
  readonly onRestore?: (revision: number, definition: BuildDefinition) => void;
}

/** What an organisation has that builds can be made of. */
export interface BuildLibrary {
  readonly systems: readonly OperatingSystemView[];
  readonly packages: readonly SoftwarePackageView[];
  readonly templates: readonly ViewOf<"disk-template">[];
  readonly models: readonly ViewOf<"security-model">[];
  readonly locations: readonly ViewOf<"location">[];
}

export interface BuildTabProps extends BuildPartProps {
  readonly organisationId: string;
  /** As it is saved; null before it is. */
  readonly build: BuildView | null;
  readonly library: BuildLibrary;
}

/** A tab of the build editor. */
export interface BuildTab {
  readonly id: BuildTabId;
  readonly title: string;
  /** What of the definition is edited in it: problems of these are told on the tab. */
  readonly fields: readonly (keyof BuildDefinition)[];
  /** Shown only once the build is saved. */
  readonly savedOnly?: boolean;
  readonly Content: ComponentType<BuildTabProps>;
}
