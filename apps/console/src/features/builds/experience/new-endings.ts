import { type BuildEnding, outOfBoxPages } from "@windlass/protocol";

/** Each kind of ending as it begins. */
const newEndings: { readonly [Kind in BuildEnding["kind"]]: Extract<BuildEnding, { kind: Kind }> } = {
  untouched: { kind: "untouched", afterwards: "restart" },
  answered: {
    kind: "answered",
    pages: { ...outOfBoxPages.parse({}), hideLicence: true, hideRegistration: true },
    afterwards: "restart",
  },
  desktop: { kind: "desktop", privacy: "off", signInWhileDeploying: false, afterwards: "restart" },
  audit: { kind: "audit", afterwards: "restart" },
};

/** Another kind of ending; what the device does afterwards stays. */
export const newEnding = (kind: BuildEnding["kind"], before: BuildEnding): BuildEnding => ({
  ...newEndings[kind],
  afterwards: before.afterwards,
});
