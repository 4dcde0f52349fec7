import { readRegistryFile } from "@windlass/media";
import { registryFileInput, registryFileReading, wingetAnswer, wingetQuestion } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Application } from "../../http/application.ts";
import { resolveWinget } from "./winget/resolve.ts";
import { httpWingetSource } from "./winget/source.ts";

const tags = ["Software"];

/** What steps are made of is read for the person who writes them; nothing is kept. */
export const registerStepImportRoutes = (app: Application, context: ServerContext): void => {
  const source = httpWingetSource(context.configuration.winget);

  app.route({
    method: "POST",
    url: "/api/registry-files",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "caller" } },
    bodyLimit: 9_000_000,
    schema: {
      tags,
      summary: "Read a .reg file into the changes of a step",
      body: registryFileInput,
      response: { 200: registryFileReading },
    },
    handler: async (request) => {
      const { name, content } = request.body;
      return readRegistryFile(Buffer.from(content, "base64"), name);
    },
  });

  app.route({
    method: "POST",
    url: "/api/winget-resolutions",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "Find the installers of a WinGet package and pin them",
      body: wingetQuestion,
      response: { 200: wingetAnswer },
    },
    handler: (request) => resolveWinget(source, request.body, context.clock()),
  });
};
