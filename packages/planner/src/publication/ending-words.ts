import type { OrganisationalUnit, OutOfBoxPages, PublishedBuild } from "@windlass/protocol";
import { endingTitles } from "../endings/ending-words.ts";

const yesOrNo = (value: boolean): string => (value ? "yes" : "no");

const pageFields = (pages: OutOfBoxPages) => ({
  "region asked": yesOrNo(pages.askRegion),
  "licence terms hidden": yesOrNo(pages.hideLicence),
  "network page hidden": yesOrNo(pages.hideNetwork),
  "online accounts hidden": yesOrNo(pages.hideOnlineAccounts),
  "registration hidden": yesOrNo(pages.hideRegistration),
  privacy: pages.privacy,
});

const endingFields = ({ ending }: PublishedBuild): Record<string, unknown> => ({
  "": endingTitles[ending.kind].toLowerCase(),
  afterwards: ending.afterwards,
  ...(ending.kind === "answered" && pageFields(ending.pages)),
  ...(ending.kind === "desktop" && {
    privacy: ending.privacy,
    "temporary administrator signed in": yesOrNo(ending.signInWhileDeploying),
  }),
});

const unitFields = (unit: OrganisationalUnit): Record<string, unknown> => ({
  "organisational unit": unit.kind === "fixed" ? unit.path : unit.kind,
  ...(unit.kind === "by-location" && { places: unit.places, "everywhere else": unit.otherwise }),
});

const joinFields = ({ join }: PublishedBuild): Record<string, unknown> => {
  switch (join.kind) {
    case "none":
      return { "": "nothing" };
    case "workgroup":
      return { "": `workgroup ${join.name}` };
    case "domain":
      return { "": `domain ${join.domain}`, account: join.accountSecretId, ...unitFields(join.organisationalUnit) };
    case "connected-domain":
      return {
        "": `domain ${join.domain}, offline by a connector`,
        "minutes to wait": join.waitMinutes,
        ...unitFields(join.organisationalUnit),
      };
    case "offline-domain":
      return { "": "domain, offline", "computer accounts": join.accounts };
  }
};

const administratorFields = ({ administrator }: PublishedBuild): Record<string, unknown> => ({
  "": administrator.kind,
  ...(administrator.kind === "enabled" && { password: administrator.passwordSecretId }),
  ...(administrator.renamedTo !== null && { "renamed to": administrator.renamedTo }),
});

const titled = (title: string, fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name === "" ? title : `${title}, ${name}`, value]));

/** How a build ends, in the words of the console, so that differences can be read. */
export const endingInWords = (build: PublishedBuild): object => ({
  ...titled("Ending", endingFields(build)),
  ...titled("Joins", joinFields(build)),
  ...titled("Administrator", administratorFields(build)),
});
