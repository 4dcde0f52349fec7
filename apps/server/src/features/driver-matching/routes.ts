import {
  deviceDrivers,
  deviceDriversQuery,
  driverCoverage,
  driverCoverageQuery,
  driverMatchRequest,
  filterTrialAnswer,
  filterTrialRequest,
  identifier,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { readCoverage } from "./coverage.ts";
import { tryFilter } from "./filter-trial.ts";
import { driversOfDevice, driversOfNodes } from "./service.ts";

const tags = ["Driver matching"];
const params = z.object({ deviceId: identifier });

export const registerDriverMatchingRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/devices/:deviceId/drivers",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "What drivers a device would get, and why",
      params,
      querystring: deviceDriversQuery,
      response: { 200: deviceDrivers },
    },
    handler: (request) => driversOfDevice(context, actorOf(request), request.params.deviceId, request.query),
  });

  app.route({
    method: "GET",
    url: "/api/driver-coverage",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "query" } },
    schema: {
      tags,
      summary: "How much of the hardware that an organisation's devices told of its drivers cover, by model",
      querystring: driverCoverageQuery,
      response: { 200: driverCoverage },
    },
    handler: (request) => readCoverage(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/driver-matches",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "What drivers a device with these identifiers would get, and why; nothing is kept",
      body: driverMatchRequest,
      response: { 200: deviceDrivers },
    },
    handler: (request) => driversOfNodes(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/filter-trials",
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "What a filter says of a device, condition by condition; nothing is kept",
      body: filterTrialRequest,
      response: { 200: filterTrialAnswer },
    },
    handler: (request) => tryFilter(context, actorOf(request), request.body),
  });
};
