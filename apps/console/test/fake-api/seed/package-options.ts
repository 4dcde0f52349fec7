import { randomUUID } from "node:crypto";
import {
  type BuildView,
  buildDefinition,
  type SecretView,
  type SoftwarePackageView,
  type SoftwareProductView,
  softwareStep,
} from "@windlass/protocol";
import { softwarePackage, softwareProduct } from "./library.ts";

type Product = Omit<SoftwareProductView, "versions">;

interface OptionalSoftware {
  readonly products: Product[];
  readonly packages: SoftwarePackageView[];
  /** The build with software of every kind: needed, optional, with values of its own, while somebody is signed in. */
  readonly build: BuildView;
}

/** Software that is needed by other software, has values that a build may set, or comes with hardware. */
export const withOptionalSoftware = (shop: BuildView, secrets: readonly SecretView[]): OptionalSoftware => {
  const { organisationId } = shop;
  const products = ["Contoso Runtime", "Shop till", "Till greeter", "Dock firmware"].map((name) =>
    softwareProduct(organisationId, name),
  );
  const [runtimeProduct, tillProduct, greeterProduct, dockProduct] = products;
  if (!runtimeProduct || !tillProduct || !greeterProduct || !dockProduct) throw new Error("there are four products");
  const password = secrets.find(({ kind }) => kind === "password")?.id ?? randomUUID();
  const runtime = softwarePackage(runtimeProduct, "8.0");
  const till: SoftwarePackageView = {
    ...softwarePackage(tillProduct, "4.1"),
    dependencies: [runtime.id],
    steps: [
      softwareStep.parse({
        id: randomUUID(),
        kind: "msi",
        name: "Install the till",
        file: "setup/acme.msi",
        variables: [{ name: "LOG_LEVEL", value: "warning" }],
        properties: [
          { name: "SERVER", value: "till.contoso.test" },
          { name: "LICENCE", secretId: password },
        ],
      }),
    ],
  };
  const greeter: SoftwarePackageView = {
    ...softwarePackage(greeterProduct, "1.3"),
    dependencies: [till.id],
    steps: [
      softwareStep.parse({
        id: randomUUID(),
        kind: "powershell",
        name: "Greet",
        script: "Start-Process greeter.exe",
        runAs: "logged-on-user",
      }),
    ],
  };
  const dock: SoftwarePackageView = {
    ...softwarePackage(dockProduct, "1.0.12"),
    class: "driver-app",
    filter: {
      all: [
        { field: "vendor", operator: "is", values: ["Lenovo"] },
        { field: "model", operator: "starts-with", values: ["ThinkPad"] },
      ],
    },
  };
  const definition = buildDefinition.parse({
    ...shop.definition,
    packageIds: [till.id, greeter.id],
    packageOptions: [
      {
        packageId: till.id,
        overrides: [{ of: "property", name: "SERVER", value: "till.zurich.contoso.test" }],
      },
      { packageId: greeter.id, presence: "preselected", phase: "signed-in" },
    ],
  });
  return { products, packages: [runtime, till, greeter, dock], build: { ...shop, definition } };
};
