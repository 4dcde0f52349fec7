// Made by `npm run generate` from the server's OpenAPI.
export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this replica works */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first administrator is still to be made */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            required: boolean;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Make the first administrator with the one-time set-up link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name: string;
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                            };
                            roles: {
                                /** @enum {string} */
                                role: "administrator" | "technician" | "auditor";
                                organisationId: string | null;
                            }[];
                            permissions: ("organisations.read" | "organisations.create" | "organisations.write" | "tenant-connections.read" | "tenant-connections.write" | "operating-systems.read" | "operating-systems.write" | "drivers.read" | "drivers.write" | "software.read" | "software.write" | "builds.read" | "builds.write" | "publications.read" | "publications.write" | "devices.read" | "devices.write" | "deployments.read" | "deployments.approve" | "boot-profiles.read" | "webhooks.read" | "webhooks.write" | "history.read" | "definitions.read" | "definitions.write" | "secrets.read" | "secrets.write" | "content.read" | "content.write" | "settings.read" | "settings.write")[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, with roles and permissions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                            };
                            roles: {
                                /** @enum {string} */
                                role: "administrator" | "technician" | "auditor";
                                organisationId: string | null;
                            }[];
                            permissions: ("organisations.read" | "organisations.create" | "organisations.write" | "tenant-connections.read" | "tenant-connections.write" | "operating-systems.read" | "operating-systems.write" | "drivers.read" | "drivers.write" | "software.read" | "software.write" | "builds.read" | "builds.write" | "publications.read" | "publications.write" | "devices.read" | "devices.write" | "deployments.read" | "deployments.approve" | "boot-profiles.read" | "webhooks.read" | "webhooks.write" | "history.read" | "definitions.read" | "definitions.write" | "secrets.read" | "secrets.write" | "content.read" | "content.write" | "settings.read" | "settings.write")[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                email: string;
                            };
                            roles: {
                                /** @enum {string} */
                                role: "administrator" | "technician" | "auditor";
                                organisationId: string | null;
                            }[];
                            permissions: ("organisations.read" | "organisations.create" | "organisations.write" | "tenant-connections.read" | "tenant-connections.write" | "operating-systems.read" | "operating-systems.write" | "drivers.read" | "drivers.write" | "software.read" | "software.write" | "builds.read" | "builds.write" | "publications.read" | "publications.write" | "devices.read" | "devices.write" | "deployments.read" | "deployments.approve" | "boot-profiles.read" | "webhooks.read" | "webhooks.write" | "history.read" | "definitions.read" | "definitions.write" | "secrets.read" | "secrets.write" | "content.read" | "content.write" | "settings.read" | "settings.write")[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: `connected` once, then a `change` for everything the caller may see */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers of the first page */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pendingRequests: number;
                            deployments: {
                                running: number;
                                succeededToday: number;
                                failedToday: number;
                            };
                            registrations: {
                                working: number;
                                ready: number;
                                failed: number;
                            };
                            devices: number;
                            organisations: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                readiness: ("passed" | "failed" | "warning" | "cannot-tell") | null;
                                credentialExpiresOn: string | null;
                                releasedPublication: number | null;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** @enum {string} */
                                connection: "none" | "not-checked" | "passed" | "failed" | "warning" | "cannot-tell";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Create */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            connection: "none" | "not-checked" | "passed" | "failed" | "warning" | "cannot-tell";
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            connection: "none" | "not-checked" | "passed" | "failed" | "warning" | "cannot-tell";
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @enum {string} */
                            connection: "none" | "not-checked" | "passed" | "failed" | "warning" | "cannot-tell";
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the tenant's */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string | null;
                            revision: number;
                            definition: {
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                /** @default null */
                                computerNameTemplate: string | null;
                            };
                            updatedAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Replace the tenant's */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        definition: {
                            /** @default null */
                            timeZone?: string | null;
                            /** @default null */
                            userLocale?: string | null;
                            /** @default null */
                            systemLocale?: string | null;
                            /** @default null */
                            inputLocales?: (string)[] | null;
                            /** @default null */
                            registeredOwner?: string | null;
                            /** @default null */
                            registeredOrganisation?: string | null;
                            /** @default null */
                            computerNameTemplate?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string | null;
                            revision: number;
                            definition: {
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                /** @default null */
                                computerNameTemplate: string | null;
                            };
                            updatedAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an organisation's */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string | null;
                            revision: number;
                            definition: {
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                /** @default null */
                                computerNameTemplate: string | null;
                            };
                            updatedAt: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            inherited: {
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                /** @default null */
                                computerNameTemplate: string | null;
                            };
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Replace an organisation's */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        definition: {
                            /** @default null */
                            timeZone?: string | null;
                            /** @default null */
                            userLocale?: string | null;
                            /** @default null */
                            systemLocale?: string | null;
                            /** @default null */
                            inputLocales?: (string)[] | null;
                            /** @default null */
                            registeredOwner?: string | null;
                            /** @default null */
                            registeredOrganisation?: string | null;
                            /** @default null */
                            computerNameTemplate?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string | null;
                            revision: number;
                            definition: {
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                /** @default null */
                                computerNameTemplate: string | null;
                            };
                            updatedAt: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            inherited: {
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                /** @default null */
                                computerNameTemplate: string | null;
                            };
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/tenant-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connection: components["schemas"]["TenantConnection"] | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Write */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        tenantId: string;
                        /** Format: uuid */
                        clientId: string;
                        /**
                         * @default global
                         * @enum {string}
                         */
                        cloud?: "global" | "usgov" | "dod" | "china" | "lab";
                        credential?: {
                            /** @enum {string} */
                            kind: "client-secret";
                            value: string;
                            /** @default null */
                            expiresOn?: string | null;
                        } | {
                            /** @enum {string} */
                            kind: "certificate";
                            certificatePem: string;
                            privateKeyPem: string;
                        } | {
                            /** @enum {string} */
                            kind: "federated-token";
                            tokenFile: string;
                        };
                        untried?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantConnection"];
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/offered-offline-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deployment profiles of the tenant as offline profiles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connected: boolean;
                            items: {
                                id: string;
                                name: string;
                                settings: {
                                    /** @enum {string} */
                                    way: "offline-profile";
                                    profileName: string;
                                    /** @enum {string} */
                                    joinMethod: "entra" | "hybrid";
                                    /** @enum {string} */
                                    accountType: "standard" | "administrator";
                                    forcedEnrollment: boolean;
                                    hidePrivacySettings: boolean;
                                    hideLicenseTerms: boolean;
                                    skipKeyboardPage: boolean;
                                    skipConnectivityCheck: boolean;
                                    deviceNameTemplate: string | null;
                                    language: string | null;
                                    region: string | null;
                                    tenantDomain: string | null;
                                } | null;
                                leftOut: string[];
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/readiness-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        buildId?: string;
                        allBuilds?: boolean;
                        rowId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: date-time */
                            checkedAt: string;
                            /** @enum {string} */
                            outcome: "passed" | "failed" | "warning" | "cannot-tell";
                            builds: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            rows: {
                                id: string;
                                step: number;
                                title: string;
                                /** @enum {string} */
                                state: "passed" | "failed" | "warning" | "cannot-tell";
                                detail: string;
                                reason: string | null;
                                missingPermission: string | null;
                                remedy: {
                                    text: string;
                                    portalPath: string | null;
                                    copyText: string | null;
                                } | null;
                                buildId: string | null;
                                /** Format: date-time */
                                checkedAt: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/readiness-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest readiness report */
        get: {
            parameters: {
                query?: {
                    buildId?: string;
                };
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            report: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: date-time */
                                checkedAt: string;
                                /** @enum {string} */
                                outcome: "passed" | "failed" | "warning" | "cannot-tell";
                                builds: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                                rows: {
                                    id: string;
                                    step: number;
                                    title: string;
                                    /** @enum {string} */
                                    state: "passed" | "failed" | "warning" | "cannot-tell";
                                    detail: string;
                                    reason: string | null;
                                    missingPermission: string | null;
                                    remedy: {
                                        text: string;
                                        portalPath: string | null;
                                        copyText: string | null;
                                    } | null;
                                    buildId: string | null;
                                    /** Format: date-time */
                                    checkedAt: string;
                                }[];
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            setUp: {
                                /** Format: uuid */
                                organisationId: string;
                                revision: number;
                                /** @enum {string} */
                                state: "draft" | "signing-in" | "planning" | "planned" | "running" | "done" | "failed" | "undoing" | "undone" | "cancelled";
                                /** @enum {string} */
                                purpose: "plan" | "run" | "undo";
                                wish: {
                                    /** @enum {string} */
                                    cloud: "global" | "usgov" | "dod" | "china" | "lab";
                                    tenantId: string | null;
                                    applicationName: string;
                                    permissions: ("Device.Read.All" | "Group.Read.All" | "Application.Read.All" | "DeviceManagementManagedDevices.Read.All")[];
                                    /** @default true */
                                    renewsItself: boolean;
                                    credential: {
                                        /** @enum {string} */
                                        kind: "certificate" | "client-secret";
                                        validMonths: number;
                                    };
                                    group: {
                                        name: string;
                                        tag: string & (unknown & unknown);
                                    };
                                    profile: {
                                        name: string;
                                        /** @enum {string} */
                                        mode: "user-driven" | "self-deploying" | "hybrid-user-driven";
                                        /** @default  */
                                        deviceNameTemplate: string;
                                        /**
                                         * @default standard
                                         * @enum {string}
                                         */
                                        userType: "standard" | "administrator";
                                        /** @default true */
                                        hideLicenceTerms: boolean;
                                        /** @default true */
                                        hidePrivacySettings: boolean;
                                        /** @default true */
                                        hideAccountChange: boolean;
                                        /** @default false */
                                        skipKeyboardPage: boolean;
                                        /** @default false */
                                        preprovisioningAllowed: boolean;
                                    } | null;
                                };
                                signIn: {
                                    userCode: string;
                                    /** Format: uri */
                                    verificationUrl: string;
                                    /** Format: date-time */
                                    expiresAt: string;
                                } | null;
                                signedIn: {
                                    as: string;
                                    /** Format: date-time */
                                    until: string;
                                } | null;
                                tenantId: string | null;
                                steps: {
                                    /** @enum {string} */
                                    id: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "credential" | "group" | "profile" | "assignment" | "hybrid-join" | "connection" | "check";
                                    title: string;
                                    /** @enum {string} */
                                    verdict: "create" | "fits" | "change" | "cannot" | "manual";
                                    detail: string;
                                    remedy: string | null;
                                    /** @enum {string} */
                                    progress: "waiting" | "running" | "done" | "failed";
                                }[];
                                made: {
                                    /** @enum {string} */
                                    kind: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "certificate" | "client-secret" | "group" | "profile" | "assignment" | "connection";
                                    name: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                result: {
                                    clientId: string | null;
                                    groupObjectId: string | null;
                                    groupTag: string;
                                };
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                /** Format: date-time */
                                updatedAt: string;
                            } | null;
                            clouds: ("global" | "usgov" | "dod" | "china" | "lab")[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Keep the choices */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        wish: {
                            /** @enum {string} */
                            cloud: "global" | "usgov" | "dod" | "china" | "lab";
                            tenantId: string | null;
                            applicationName: string;
                            permissions: ("Device.Read.All" | "Group.Read.All" | "Application.Read.All" | "DeviceManagementManagedDevices.Read.All")[];
                            /** @default true */
                            renewsItself?: boolean;
                            credential: {
                                /** @enum {string} */
                                kind: "certificate" | "client-secret";
                                validMonths: number;
                            };
                            group: {
                                name: string;
                                tag: string & (unknown & unknown);
                            };
                            profile: {
                                name: string;
                                /** @enum {string} */
                                mode: "user-driven" | "self-deploying" | "hybrid-user-driven";
                                /** @default  */
                                deviceNameTemplate?: string;
                                /**
                                 * @default standard
                                 * @enum {string}
                                 */
                                userType?: "standard" | "administrator";
                                /** @default true */
                                hideLicenceTerms?: boolean;
                                /** @default true */
                                hidePrivacySettings?: boolean;
                                /** @default true */
                                hideAccountChange?: boolean;
                                /** @default false */
                                skipKeyboardPage?: boolean;
                                /** @default false */
                                preprovisioningAllowed?: boolean;
                            } | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "signing-in" | "planning" | "planned" | "running" | "done" | "failed" | "undoing" | "undone" | "cancelled";
                            /** @enum {string} */
                            purpose: "plan" | "run" | "undo";
                            wish: {
                                /** @enum {string} */
                                cloud: "global" | "usgov" | "dod" | "china" | "lab";
                                tenantId: string | null;
                                applicationName: string;
                                permissions: ("Device.Read.All" | "Group.Read.All" | "Application.Read.All" | "DeviceManagementManagedDevices.Read.All")[];
                                /** @default true */
                                renewsItself: boolean;
                                credential: {
                                    /** @enum {string} */
                                    kind: "certificate" | "client-secret";
                                    validMonths: number;
                                };
                                group: {
                                    name: string;
                                    tag: string & (unknown & unknown);
                                };
                                profile: {
                                    name: string;
                                    /** @enum {string} */
                                    mode: "user-driven" | "self-deploying" | "hybrid-user-driven";
                                    /** @default  */
                                    deviceNameTemplate: string;
                                    /**
                                     * @default standard
                                     * @enum {string}
                                     */
                                    userType: "standard" | "administrator";
                                    /** @default true */
                                    hideLicenceTerms: boolean;
                                    /** @default true */
                                    hidePrivacySettings: boolean;
                                    /** @default true */
                                    hideAccountChange: boolean;
                                    /** @default false */
                                    skipKeyboardPage: boolean;
                                    /** @default false */
                                    preprovisioningAllowed: boolean;
                                } | null;
                            };
                            signIn: {
                                userCode: string;
                                /** Format: uri */
                                verificationUrl: string;
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                            signedIn: {
                                as: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            tenantId: string | null;
                            steps: {
                                /** @enum {string} */
                                id: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "credential" | "group" | "profile" | "assignment" | "hybrid-join" | "connection" | "check";
                                title: string;
                                /** @enum {string} */
                                verdict: "create" | "fits" | "change" | "cannot" | "manual";
                                detail: string;
                                remedy: string | null;
                                /** @enum {string} */
                                progress: "waiting" | "running" | "done" | "failed";
                            }[];
                            made: {
                                /** @enum {string} */
                                kind: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "certificate" | "client-secret" | "group" | "profile" | "assignment" | "connection";
                                name: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            result: {
                                clientId: string | null;
                                groupObjectId: string | null;
                                groupTag: string;
                            };
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/set-up/proceed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan, go on or undo; signs in first */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        purpose: "plan" | "run" | "undo";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "signing-in" | "planning" | "planned" | "running" | "done" | "failed" | "undoing" | "undone" | "cancelled";
                            /** @enum {string} */
                            purpose: "plan" | "run" | "undo";
                            wish: {
                                /** @enum {string} */
                                cloud: "global" | "usgov" | "dod" | "china" | "lab";
                                tenantId: string | null;
                                applicationName: string;
                                permissions: ("Device.Read.All" | "Group.Read.All" | "Application.Read.All" | "DeviceManagementManagedDevices.Read.All")[];
                                /** @default true */
                                renewsItself: boolean;
                                credential: {
                                    /** @enum {string} */
                                    kind: "certificate" | "client-secret";
                                    validMonths: number;
                                };
                                group: {
                                    name: string;
                                    tag: string & (unknown & unknown);
                                };
                                profile: {
                                    name: string;
                                    /** @enum {string} */
                                    mode: "user-driven" | "self-deploying" | "hybrid-user-driven";
                                    /** @default  */
                                    deviceNameTemplate: string;
                                    /**
                                     * @default standard
                                     * @enum {string}
                                     */
                                    userType: "standard" | "administrator";
                                    /** @default true */
                                    hideLicenceTerms: boolean;
                                    /** @default true */
                                    hidePrivacySettings: boolean;
                                    /** @default true */
                                    hideAccountChange: boolean;
                                    /** @default false */
                                    skipKeyboardPage: boolean;
                                    /** @default false */
                                    preprovisioningAllowed: boolean;
                                } | null;
                            };
                            signIn: {
                                userCode: string;
                                /** Format: uri */
                                verificationUrl: string;
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                            signedIn: {
                                as: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            tenantId: string | null;
                            steps: {
                                /** @enum {string} */
                                id: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "credential" | "group" | "profile" | "assignment" | "hybrid-join" | "connection" | "check";
                                title: string;
                                /** @enum {string} */
                                verdict: "create" | "fits" | "change" | "cannot" | "manual";
                                detail: string;
                                remedy: string | null;
                                /** @enum {string} */
                                progress: "waiting" | "running" | "done" | "failed";
                            }[];
                            made: {
                                /** @enum {string} */
                                kind: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "certificate" | "client-secret" | "group" | "profile" | "assignment" | "connection";
                                name: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            result: {
                                clientId: string | null;
                                groupObjectId: string | null;
                                groupTag: string;
                            };
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/set-up/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do what the plan says */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "signing-in" | "planning" | "planned" | "running" | "done" | "failed" | "undoing" | "undone" | "cancelled";
                            /** @enum {string} */
                            purpose: "plan" | "run" | "undo";
                            wish: {
                                /** @enum {string} */
                                cloud: "global" | "usgov" | "dod" | "china" | "lab";
                                tenantId: string | null;
                                applicationName: string;
                                permissions: ("Device.Read.All" | "Group.Read.All" | "Application.Read.All" | "DeviceManagementManagedDevices.Read.All")[];
                                /** @default true */
                                renewsItself: boolean;
                                credential: {
                                    /** @enum {string} */
                                    kind: "certificate" | "client-secret";
                                    validMonths: number;
                                };
                                group: {
                                    name: string;
                                    tag: string & (unknown & unknown);
                                };
                                profile: {
                                    name: string;
                                    /** @enum {string} */
                                    mode: "user-driven" | "self-deploying" | "hybrid-user-driven";
                                    /** @default  */
                                    deviceNameTemplate: string;
                                    /**
                                     * @default standard
                                     * @enum {string}
                                     */
                                    userType: "standard" | "administrator";
                                    /** @default true */
                                    hideLicenceTerms: boolean;
                                    /** @default true */
                                    hidePrivacySettings: boolean;
                                    /** @default true */
                                    hideAccountChange: boolean;
                                    /** @default false */
                                    skipKeyboardPage: boolean;
                                    /** @default false */
                                    preprovisioningAllowed: boolean;
                                } | null;
                            };
                            signIn: {
                                userCode: string;
                                /** Format: uri */
                                verificationUrl: string;
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                            signedIn: {
                                as: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            tenantId: string | null;
                            steps: {
                                /** @enum {string} */
                                id: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "credential" | "group" | "profile" | "assignment" | "hybrid-join" | "connection" | "check";
                                title: string;
                                /** @enum {string} */
                                verdict: "create" | "fits" | "change" | "cannot" | "manual";
                                detail: string;
                                remedy: string | null;
                                /** @enum {string} */
                                progress: "waiting" | "running" | "done" | "failed";
                            }[];
                            made: {
                                /** @enum {string} */
                                kind: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "certificate" | "client-secret" | "group" | "profile" | "assignment" | "connection";
                                name: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            result: {
                                clientId: string | null;
                                groupObjectId: string | null;
                                groupTag: string;
                            };
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/set-up/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "signing-in" | "planning" | "planned" | "running" | "done" | "failed" | "undoing" | "undone" | "cancelled";
                            /** @enum {string} */
                            purpose: "plan" | "run" | "undo";
                            wish: {
                                /** @enum {string} */
                                cloud: "global" | "usgov" | "dod" | "china" | "lab";
                                tenantId: string | null;
                                applicationName: string;
                                permissions: ("Device.Read.All" | "Group.Read.All" | "Application.Read.All" | "DeviceManagementManagedDevices.Read.All")[];
                                /** @default true */
                                renewsItself: boolean;
                                credential: {
                                    /** @enum {string} */
                                    kind: "certificate" | "client-secret";
                                    validMonths: number;
                                };
                                group: {
                                    name: string;
                                    tag: string & (unknown & unknown);
                                };
                                profile: {
                                    name: string;
                                    /** @enum {string} */
                                    mode: "user-driven" | "self-deploying" | "hybrid-user-driven";
                                    /** @default  */
                                    deviceNameTemplate: string;
                                    /**
                                     * @default standard
                                     * @enum {string}
                                     */
                                    userType: "standard" | "administrator";
                                    /** @default true */
                                    hideLicenceTerms: boolean;
                                    /** @default true */
                                    hidePrivacySettings: boolean;
                                    /** @default true */
                                    hideAccountChange: boolean;
                                    /** @default false */
                                    skipKeyboardPage: boolean;
                                    /** @default false */
                                    preprovisioningAllowed: boolean;
                                } | null;
                            };
                            signIn: {
                                userCode: string;
                                /** Format: uri */
                                verificationUrl: string;
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                            signedIn: {
                                as: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            tenantId: string | null;
                            steps: {
                                /** @enum {string} */
                                id: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "credential" | "group" | "profile" | "assignment" | "hybrid-join" | "connection" | "check";
                                title: string;
                                /** @enum {string} */
                                verdict: "create" | "fits" | "change" | "cannot" | "manual";
                                detail: string;
                                remedy: string | null;
                                /** @enum {string} */
                                progress: "waiting" | "running" | "done" | "failed";
                            }[];
                            made: {
                                /** @enum {string} */
                                kind: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "certificate" | "client-secret" | "group" | "profile" | "assignment" | "connection";
                                name: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            result: {
                                clientId: string | null;
                                groupObjectId: string | null;
                                groupTag: string;
                            };
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/set-up/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as a script */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "powershell" | "terraform";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fileName: string;
                            content: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/set-up/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in what the script made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        tenantId: string;
                        /** Format: uuid */
                        clientId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "signing-in" | "planning" | "planned" | "running" | "done" | "failed" | "undoing" | "undone" | "cancelled";
                            /** @enum {string} */
                            purpose: "plan" | "run" | "undo";
                            wish: {
                                /** @enum {string} */
                                cloud: "global" | "usgov" | "dod" | "china" | "lab";
                                tenantId: string | null;
                                applicationName: string;
                                permissions: ("Device.Read.All" | "Group.Read.All" | "Application.Read.All" | "DeviceManagementManagedDevices.Read.All")[];
                                /** @default true */
                                renewsItself: boolean;
                                credential: {
                                    /** @enum {string} */
                                    kind: "certificate" | "client-secret";
                                    validMonths: number;
                                };
                                group: {
                                    name: string;
                                    tag: string & (unknown & unknown);
                                };
                                profile: {
                                    name: string;
                                    /** @enum {string} */
                                    mode: "user-driven" | "self-deploying" | "hybrid-user-driven";
                                    /** @default  */
                                    deviceNameTemplate: string;
                                    /**
                                     * @default standard
                                     * @enum {string}
                                     */
                                    userType: "standard" | "administrator";
                                    /** @default true */
                                    hideLicenceTerms: boolean;
                                    /** @default true */
                                    hidePrivacySettings: boolean;
                                    /** @default true */
                                    hideAccountChange: boolean;
                                    /** @default false */
                                    skipKeyboardPage: boolean;
                                    /** @default false */
                                    preprovisioningAllowed: boolean;
                                } | null;
                            };
                            signIn: {
                                userCode: string;
                                /** Format: uri */
                                verificationUrl: string;
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                            signedIn: {
                                as: string;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            tenantId: string | null;
                            steps: {
                                /** @enum {string} */
                                id: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "credential" | "group" | "profile" | "assignment" | "hybrid-join" | "connection" | "check";
                                title: string;
                                /** @enum {string} */
                                verdict: "create" | "fits" | "change" | "cannot" | "manual";
                                detail: string;
                                remedy: string | null;
                                /** @enum {string} */
                                progress: "waiting" | "running" | "done" | "failed";
                            }[];
                            made: {
                                /** @enum {string} */
                                kind: "application" | "service-principal" | "permissions" | "consent" | "ownership" | "certificate" | "client-secret" | "group" | "profile" | "assignment" | "connection";
                                name: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            result: {
                                clientId: string | null;
                                groupObjectId: string | null;
                                groupTag: string;
                            };
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/tenant-connection/credential-replacements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the credential */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        credential: {
                            /** @enum {string} */
                            kind: "client-secret";
                            value: string;
                            /** @default null */
                            expiresOn?: string | null;
                        } | {
                            /** @enum {string} */
                            kind: "certificate";
                            certificatePem: string;
                            privateKeyPem: string;
                        } | {
                            /** @enum {string} */
                            kind: "federated-token";
                            tokenFile: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantConnection"];
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/tenant-connection/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a certificate */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 365 */
                        days?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantConnection"];
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/tenant-connection/next-credential/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify the waiting credential and use it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantConnection"];
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/tenant-connection/next-credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Discard the waiting credential */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantConnection"];
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/tenant-connection/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch automatic rotation */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        settings: {
                            daysBefore: number;
                            validDays: number;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantConnection"];
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/tenant-connection/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rotate the credential now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantConnection"];
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                organisationId: string | null;
                                name: string;
                                url: string;
                                events: ("credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test")[];
                                enabled: boolean;
                                /** Format: date-time */
                                updatedAt: string;
                                lastDelivery: {
                                    /** @enum {string} */
                                    state: "waiting" | "delivered" | "given-up";
                                    /** @enum {string} */
                                    event: "credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test";
                                    attempts: number;
                                    at: string | null;
                                    status: number | null;
                                    problem: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                    nextAttemptAt: string | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Create */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        organisationId: string | null;
                        name: string;
                        /** Format: uri */
                        url: string;
                        events: ("credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired")[];
                        /** @default true */
                        enabled?: boolean;
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            name: string;
                            url: string;
                            events: ("credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test")[];
                            enabled: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            lastDelivery: {
                                /** @enum {string} */
                                state: "waiting" | "delivered" | "given-up";
                                /** @enum {string} */
                                event: "credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test";
                                attempts: number;
                                at: string | null;
                                status: number | null;
                                problem: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                nextAttemptAt: string | null;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: uri */
                        url: string;
                        events: ("credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired")[];
                        /** @default true */
                        enabled?: boolean;
                        secret?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            name: string;
                            url: string;
                            events: ("credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test")[];
                            enabled: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            lastDelivery: {
                                /** @enum {string} */
                                state: "waiting" | "delivered" | "given-up";
                                /** @enum {string} */
                                event: "credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test";
                                attempts: number;
                                at: string | null;
                                status: number | null;
                                problem: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                nextAttemptAt: string | null;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhookId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            name: string;
                            url: string;
                            events: ("credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test")[];
                            enabled: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            lastDelivery: {
                                /** @enum {string} */
                                state: "waiting" | "delivered" | "given-up";
                                /** @enum {string} */
                                event: "credential-expiring" | "credential-expired" | "credential-replaced" | "credential-rotated" | "credential-rotation-failed" | "secret-expiring" | "secret-expired" | "test";
                                attempts: number;
                                at: string | null;
                                status: number | null;
                                problem: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                nextAttemptAt: string | null;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/boot-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                name: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/boot-profiles/{bootProfileId}/boot-medium": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public file that boot media of this profile carry */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    bootProfileId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uri */
                            serverUrl: string;
                            certificateAuthority: string | null;
                            /** Format: uuid */
                            bootProfileId: string;
                            publicationKey: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                    kind?: "password" | "user-name-password" | "client-secret" | "certificate" | "wifi-profile" | "product-key" | "text";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                organisationId: string | null;
                                revision: number;
                                /** @enum {string} */
                                kind: "password" | "user-name-password" | "client-secret" | "certificate" | "wifi-profile" | "product-key" | "text";
                                definition: {
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /** @default null */
                                    expiresOn: string | null;
                                };
                                expiryFrom: ("entered" | "certificate") | null;
                                facts: {
                                    [key: string]: string;
                                };
                                /** Format: date-time */
                                valueSetAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                usedBy: {
                                    /** @enum {string} */
                                    kind: "build" | "security-model" | "software-package" | "tenant-connection";
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                                lastGiven: {
                                    /** Format: uuid */
                                    deviceId: string;
                                    serialNumber: string;
                                    /** Format: uuid */
                                    deploymentId: string;
                                    step: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Create */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        organisationId: string | null;
                        definition: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default null */
                            expiresOn?: string | null;
                        };
                        value: {
                            /** @enum {string} */
                            kind: "password";
                            password: string;
                        } | {
                            /** @enum {string} */
                            kind: "user-name-password";
                            userName: string;
                            password: string;
                        } | {
                            /** @enum {string} */
                            kind: "client-secret";
                            value: string;
                        } | {
                            /** @enum {string} */
                            kind: "certificate";
                            /** Format: byte */
                            file: string;
                            /** @default  */
                            password?: string;
                        } | {
                            /** @enum {string} */
                            kind: "wifi-profile";
                            xml: string;
                        } | {
                            /** @enum {string} */
                            kind: "product-key";
                            productKey: string;
                        } | {
                            /** @enum {string} */
                            kind: "text";
                            text: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            /** @enum {string} */
                            kind: "password" | "user-name-password" | "client-secret" | "certificate" | "wifi-profile" | "product-key" | "text";
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                expiresOn: string | null;
                            };
                            expiryFrom: ("entered" | "certificate") | null;
                            facts: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            valueSetAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "build" | "security-model" | "software-package" | "tenant-connection";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            lastGiven: {
                                /** Format: uuid */
                                deviceId: string;
                                serialNumber: string;
                                /** Format: uuid */
                                deploymentId: string;
                                step: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/secrets/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete several: all of them, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/secrets/{secretId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read all but the value */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secretId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            /** @enum {string} */
                            kind: "password" | "user-name-password" | "client-secret" | "certificate" | "wifi-profile" | "product-key" | "text";
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                expiresOn: string | null;
                            };
                            expiryFrom: ("entered" | "certificate") | null;
                            facts: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            valueSetAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "build" | "security-model" | "software-package" | "tenant-connection";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            lastGiven: {
                                /** Format: uuid */
                                deviceId: string;
                                serialNumber: string;
                                /** Format: uuid */
                                deploymentId: string;
                                step: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Replace name, description and expiry */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secretId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        definition: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /** @default null */
                            expiresOn?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            /** @enum {string} */
                            kind: "password" | "user-name-password" | "client-secret" | "certificate" | "wifi-profile" | "product-key" | "text";
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                expiresOn: string | null;
                            };
                            expiryFrom: ("entered" | "certificate") | null;
                            facts: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            valueSetAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "build" | "security-model" | "software-package" | "tenant-connection";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            lastGiven: {
                                /** Format: uuid */
                                deviceId: string;
                                serialNumber: string;
                                /** Format: uuid */
                                deploymentId: string;
                                step: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secretId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/secrets/{secretId}/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the value */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secretId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        value: {
                            /** @enum {string} */
                            kind: "password";
                            password: string;
                        } | {
                            /** @enum {string} */
                            kind: "user-name-password";
                            userName: string;
                            password: string;
                        } | {
                            /** @enum {string} */
                            kind: "client-secret";
                            value: string;
                        } | {
                            /** @enum {string} */
                            kind: "certificate";
                            /** Format: byte */
                            file: string;
                            /** @default  */
                            password?: string;
                        } | {
                            /** @enum {string} */
                            kind: "wifi-profile";
                            xml: string;
                        } | {
                            /** @enum {string} */
                            kind: "product-key";
                            productKey: string;
                        } | {
                            /** @enum {string} */
                            kind: "text";
                            text: string;
                        };
                        expiresOn?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            /** @enum {string} */
                            kind: "password" | "user-name-password" | "client-secret" | "certificate" | "wifi-profile" | "product-key" | "text";
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /** @default null */
                                expiresOn: string | null;
                            };
                            expiryFrom: ("entered" | "certificate") | null;
                            facts: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            valueSetAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "build" | "security-model" | "software-package" | "tenant-connection";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            lastGiven: {
                                /** Format: uuid */
                                deviceId: string;
                                serialNumber: string;
                                /** Format: uuid */
                                deploymentId: string;
                                step: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one kind: vendors, device models, locations, disk partition templates, local security models */
        get: {
            parameters: {
                query: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                    kind: "vendor" | "device-model" | "location" | "disk-template" | "security-model";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                organisationId: string | null;
                                revision: number;
                                definition: {
                                    /** @enum {string} */
                                    kind: "vendor";
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    aliases: string[];
                                } | {
                                    /** @enum {string} */
                                    kind: "device-model";
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /** Format: uuid */
                                    vendorId: string;
                                    aliases: string[];
                                    skus: string[];
                                    /** @default null */
                                    chassis: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "location";
                                    name: string;
                                    /** @default  */
                                    code: string;
                                    /** @default  */
                                    address: string;
                                    /** @default  */
                                    notes: string;
                                    subnets: (string)[];
                                } | {
                                    /** @enum {string} */
                                    kind: "disk-template";
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    volumes: {
                                        /** @enum {string} */
                                        role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                                        /** @default  */
                                        label: string;
                                        sizeMegabytes: number | null;
                                        /** @default null */
                                        letter: string | null;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "security-model";
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    accounts: {
                                        name: string & (unknown & unknown);
                                        /** @default  */
                                        fullName: string;
                                        /** @default  */
                                        description: string;
                                        passwordSecretId: string | null;
                                        groups: (string & (unknown & unknown))[];
                                        /** @default false */
                                        disabled: boolean;
                                        /** @default false */
                                        passwordNeverExpires: boolean;
                                        /** @default false */
                                        managedByLaps: boolean;
                                    }[];
                                    groups: {
                                        name: string & (unknown & unknown);
                                        /** @default  */
                                        description: string;
                                    }[];
                                };
                                /** Format: date-time */
                                updatedAt: string;
                                usedBy: {
                                    /** @enum {string} */
                                    kind: "vendor" | "device-model" | "location" | "disk-template" | "security-model" | "build" | "software-package" | "driver" | "driver-pack" | "publication";
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Create */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        organisationId: string | null;
                        definition: {
                            /** @enum {string} */
                            kind: "vendor";
                            name: string;
                            /** @default  */
                            description?: string;
                            aliases: string[];
                        } | {
                            /** @enum {string} */
                            kind: "device-model";
                            name: string;
                            /** @default  */
                            description?: string;
                            /** Format: uuid */
                            vendorId: string;
                            aliases: string[];
                            skus: string[];
                            /** @default null */
                            chassis?: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                        } | {
                            /** @enum {string} */
                            kind: "location";
                            name: string;
                            /** @default  */
                            code?: string;
                            /** @default  */
                            address?: string;
                            /** @default  */
                            notes?: string;
                            subnets: string[];
                        } | {
                            /** @enum {string} */
                            kind: "disk-template";
                            name: string;
                            /** @default  */
                            description?: string;
                            volumes: {
                                /** @enum {string} */
                                role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                                /** @default  */
                                label?: string;
                                sizeMegabytes: number | null;
                                /** @default null */
                                letter?: string | null;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "security-model";
                            name: string;
                            /** @default  */
                            description?: string;
                            accounts: {
                                name: string & (unknown & unknown);
                                /** @default  */
                                fullName?: string;
                                /** @default  */
                                description?: string;
                                passwordSecretId: string | null;
                                groups: (string & (unknown & unknown))[];
                                /** @default false */
                                disabled?: boolean;
                                /** @default false */
                                passwordNeverExpires?: boolean;
                                /** @default false */
                                managedByLaps?: boolean;
                            }[];
                            groups: {
                                name: string & (unknown & unknown);
                                /** @default  */
                                description?: string;
                            }[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            definition: {
                                /** @enum {string} */
                                kind: "vendor";
                                name: string;
                                /** @default  */
                                description: string;
                                aliases: string[];
                            } | {
                                /** @enum {string} */
                                kind: "device-model";
                                name: string;
                                /** @default  */
                                description: string;
                                /** Format: uuid */
                                vendorId: string;
                                aliases: string[];
                                skus: string[];
                                /** @default null */
                                chassis: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                            } | {
                                /** @enum {string} */
                                kind: "location";
                                name: string;
                                /** @default  */
                                code: string;
                                /** @default  */
                                address: string;
                                /** @default  */
                                notes: string;
                                subnets: (string)[];
                            } | {
                                /** @enum {string} */
                                kind: "disk-template";
                                name: string;
                                /** @default  */
                                description: string;
                                volumes: {
                                    /** @enum {string} */
                                    role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                                    /** @default  */
                                    label: string;
                                    sizeMegabytes: number | null;
                                    /** @default null */
                                    letter: string | null;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "security-model";
                                name: string;
                                /** @default  */
                                description: string;
                                accounts: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    fullName: string;
                                    /** @default  */
                                    description: string;
                                    passwordSecretId: string | null;
                                    groups: (string & (unknown & unknown))[];
                                    /** @default false */
                                    disabled: boolean;
                                    /** @default false */
                                    passwordNeverExpires: boolean;
                                    /** @default false */
                                    managedByLaps: boolean;
                                }[];
                                groups: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    description: string;
                                }[];
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "vendor" | "device-model" | "location" | "disk-template" | "security-model" | "build" | "software-package" | "driver" | "driver-pack" | "publication";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete several: all of them, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make one vendor of several */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        intoId: string;
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            definition: {
                                /** @enum {string} */
                                kind: "vendor";
                                name: string;
                                /** @default  */
                                description: string;
                                aliases: string[];
                            } | {
                                /** @enum {string} */
                                kind: "device-model";
                                name: string;
                                /** @default  */
                                description: string;
                                /** Format: uuid */
                                vendorId: string;
                                aliases: string[];
                                skus: string[];
                                /** @default null */
                                chassis: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                            } | {
                                /** @enum {string} */
                                kind: "location";
                                name: string;
                                /** @default  */
                                code: string;
                                /** @default  */
                                address: string;
                                /** @default  */
                                notes: string;
                                subnets: (string)[];
                            } | {
                                /** @enum {string} */
                                kind: "disk-template";
                                name: string;
                                /** @default  */
                                description: string;
                                volumes: {
                                    /** @enum {string} */
                                    role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                                    /** @default  */
                                    label: string;
                                    sizeMegabytes: number | null;
                                    /** @default null */
                                    letter: string | null;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "security-model";
                                name: string;
                                /** @default  */
                                description: string;
                                accounts: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    fullName: string;
                                    /** @default  */
                                    description: string;
                                    passwordSecretId: string | null;
                                    groups: (string & (unknown & unknown))[];
                                    /** @default false */
                                    disabled: boolean;
                                    /** @default false */
                                    passwordNeverExpires: boolean;
                                    /** @default false */
                                    managedByLaps: boolean;
                                }[];
                                groups: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    description: string;
                                }[];
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "vendor" | "device-model" | "location" | "disk-template" | "security-model" | "build" | "software-package" | "driver" | "driver-pack" | "publication";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/model-vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make several device models those of one vendor: all of them, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        vendorId: string;
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            unchanged: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/definitions/{definitionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    definitionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            definition: {
                                /** @enum {string} */
                                kind: "vendor";
                                name: string;
                                /** @default  */
                                description: string;
                                aliases: string[];
                            } | {
                                /** @enum {string} */
                                kind: "device-model";
                                name: string;
                                /** @default  */
                                description: string;
                                /** Format: uuid */
                                vendorId: string;
                                aliases: string[];
                                skus: string[];
                                /** @default null */
                                chassis: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                            } | {
                                /** @enum {string} */
                                kind: "location";
                                name: string;
                                /** @default  */
                                code: string;
                                /** @default  */
                                address: string;
                                /** @default  */
                                notes: string;
                                subnets: (string)[];
                            } | {
                                /** @enum {string} */
                                kind: "disk-template";
                                name: string;
                                /** @default  */
                                description: string;
                                volumes: {
                                    /** @enum {string} */
                                    role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                                    /** @default  */
                                    label: string;
                                    sizeMegabytes: number | null;
                                    /** @default null */
                                    letter: string | null;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "security-model";
                                name: string;
                                /** @default  */
                                description: string;
                                accounts: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    fullName: string;
                                    /** @default  */
                                    description: string;
                                    passwordSecretId: string | null;
                                    groups: (string & (unknown & unknown))[];
                                    /** @default false */
                                    disabled: boolean;
                                    /** @default false */
                                    passwordNeverExpires: boolean;
                                    /** @default false */
                                    managedByLaps: boolean;
                                }[];
                                groups: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    description: string;
                                }[];
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "vendor" | "device-model" | "location" | "disk-template" | "security-model" | "build" | "software-package" | "driver" | "driver-pack" | "publication";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Replace */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    definitionId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        definition: {
                            /** @enum {string} */
                            kind: "vendor";
                            name: string;
                            /** @default  */
                            description?: string;
                            aliases: string[];
                        } | {
                            /** @enum {string} */
                            kind: "device-model";
                            name: string;
                            /** @default  */
                            description?: string;
                            /** Format: uuid */
                            vendorId: string;
                            aliases: string[];
                            skus: string[];
                            /** @default null */
                            chassis?: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                        } | {
                            /** @enum {string} */
                            kind: "location";
                            name: string;
                            /** @default  */
                            code?: string;
                            /** @default  */
                            address?: string;
                            /** @default  */
                            notes?: string;
                            subnets: string[];
                        } | {
                            /** @enum {string} */
                            kind: "disk-template";
                            name: string;
                            /** @default  */
                            description?: string;
                            volumes: {
                                /** @enum {string} */
                                role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                                /** @default  */
                                label?: string;
                                sizeMegabytes: number | null;
                                /** @default null */
                                letter?: string | null;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "security-model";
                            name: string;
                            /** @default  */
                            description?: string;
                            accounts: {
                                name: string & (unknown & unknown);
                                /** @default  */
                                fullName?: string;
                                /** @default  */
                                description?: string;
                                passwordSecretId: string | null;
                                groups: (string & (unknown & unknown))[];
                                /** @default false */
                                disabled?: boolean;
                                /** @default false */
                                passwordNeverExpires?: boolean;
                                /** @default false */
                                managedByLaps?: boolean;
                            }[];
                            groups: {
                                name: string & (unknown & unknown);
                                /** @default  */
                                description?: string;
                            }[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            definition: {
                                /** @enum {string} */
                                kind: "vendor";
                                name: string;
                                /** @default  */
                                description: string;
                                aliases: string[];
                            } | {
                                /** @enum {string} */
                                kind: "device-model";
                                name: string;
                                /** @default  */
                                description: string;
                                /** Format: uuid */
                                vendorId: string;
                                aliases: string[];
                                skus: string[];
                                /** @default null */
                                chassis: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                            } | {
                                /** @enum {string} */
                                kind: "location";
                                name: string;
                                /** @default  */
                                code: string;
                                /** @default  */
                                address: string;
                                /** @default  */
                                notes: string;
                                subnets: (string)[];
                            } | {
                                /** @enum {string} */
                                kind: "disk-template";
                                name: string;
                                /** @default  */
                                description: string;
                                volumes: {
                                    /** @enum {string} */
                                    role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                                    /** @default  */
                                    label: string;
                                    sizeMegabytes: number | null;
                                    /** @default null */
                                    letter: string | null;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "security-model";
                                name: string;
                                /** @default  */
                                description: string;
                                accounts: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    fullName: string;
                                    /** @default  */
                                    description: string;
                                    passwordSecretId: string | null;
                                    groups: (string & (unknown & unknown))[];
                                    /** @default false */
                                    disabled: boolean;
                                    /** @default false */
                                    passwordNeverExpires: boolean;
                                    /** @default false */
                                    managedByLaps: boolean;
                                }[];
                                groups: {
                                    name: string & (unknown & unknown);
                                    /** @default  */
                                    description: string;
                                }[];
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            usedBy: {
                                /** @enum {string} */
                                kind: "vendor" | "device-model" | "location" | "disk-template" | "security-model" | "build" | "software-package" | "driver" | "driver-pack" | "publication";
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    definitionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hardware": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Makers and models that devices tell of, and what is known of them */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                manufacturer: string;
                                product: string;
                                sku: string;
                                version: string;
                                chassis: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                                devices: number;
                                vendorId: string | null;
                                deviceModelId: string | null;
                                ignored: boolean;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hardware/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose something unknown no more, or again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        manufacturer: string;
                        product: string | null;
                        ignored: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operating-systems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                name: string;
                                /** @enum {string} */
                                kind: "wim" | "esd" | "swm";
                                /** @enum {string} */
                                compression: "none" | "xpress" | "lzx" | "lzms";
                                sha256: string;
                                sizeBytes: number;
                                images: {
                                    index: number;
                                    name: string;
                                    edition: string | null;
                                    architecture: ("x64" | "arm64" | "x86") | null;
                                    languages: string[];
                                    defaultLanguage: string | null;
                                    build: number | null;
                                    servicePackBuild: number | null;
                                    sizeBytes: number;
                                }[];
                                release: {
                                    product: string;
                                    version: string | null;
                                    build: number;
                                    name: string;
                                } | null;
                                media: {
                                    fileName: string;
                                    disc: {
                                        /** @enum {string} */
                                        fileSystem: "udf" | "iso9660";
                                        label: string;
                                    } | null;
                                    paths: string[];
                                    bootImages: {
                                        index: number;
                                        name: string;
                                        edition: string | null;
                                        architecture: ("x64" | "arm64" | "x86") | null;
                                        languages: string[];
                                        defaultLanguage: string | null;
                                        build: number | null;
                                        servicePackBuild: number | null;
                                        sizeBytes: number;
                                    }[];
                                    setupFiles: string[];
                                } | null;
                                usedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                                /** Format: date-time */
                                importedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Import a finished upload */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        uploadId: string;
                        /** @default [] */
                        furtherUploadIds?: string[];
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            fileName: string;
                            /** @enum {string} */
                            state: "waiting" | "hashing" | "reading" | "ready" | "refused";
                            doneBytes: number;
                            totalBytes: number;
                            operatingSystemId: string | null;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            startedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operating-systems/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete several: all of them, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operating-systems/{operatingSystemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    operatingSystemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "wim" | "esd" | "swm";
                            /** @enum {string} */
                            compression: "none" | "xpress" | "lzx" | "lzms";
                            sha256: string;
                            sizeBytes: number;
                            images: {
                                index: number;
                                name: string;
                                edition: string | null;
                                architecture: ("x64" | "arm64" | "x86") | null;
                                languages: string[];
                                defaultLanguage: string | null;
                                build: number | null;
                                servicePackBuild: number | null;
                                sizeBytes: number;
                            }[];
                            release: {
                                product: string;
                                version: string | null;
                                build: number;
                                name: string;
                            } | null;
                            media: {
                                fileName: string;
                                disc: {
                                    /** @enum {string} */
                                    fileSystem: "udf" | "iso9660";
                                    label: string;
                                } | null;
                                paths: string[];
                                bootImages: {
                                    index: number;
                                    name: string;
                                    edition: string | null;
                                    architecture: ("x64" | "arm64" | "x86") | null;
                                    languages: string[];
                                    defaultLanguage: string | null;
                                    build: number | null;
                                    servicePackBuild: number | null;
                                    sizeBytes: number;
                                }[];
                                setupFiles: string[];
                            } | null;
                            usedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            /** Format: date-time */
                            importedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    operatingSystemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    operatingSystemId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "wim" | "esd" | "swm";
                            /** @enum {string} */
                            compression: "none" | "xpress" | "lzx" | "lzms";
                            sha256: string;
                            sizeBytes: number;
                            images: {
                                index: number;
                                name: string;
                                edition: string | null;
                                architecture: ("x64" | "arm64" | "x86") | null;
                                languages: string[];
                                defaultLanguage: string | null;
                                build: number | null;
                                servicePackBuild: number | null;
                                sizeBytes: number;
                            }[];
                            release: {
                                product: string;
                                version: string | null;
                                build: number;
                                name: string;
                            } | null;
                            media: {
                                fileName: string;
                                disc: {
                                    /** @enum {string} */
                                    fileSystem: "udf" | "iso9660";
                                    label: string;
                                } | null;
                                paths: string[];
                                bootImages: {
                                    index: number;
                                    name: string;
                                    edition: string | null;
                                    architecture: ("x64" | "arm64" | "x86") | null;
                                    languages: string[];
                                    defaultLanguage: string | null;
                                    build: number | null;
                                    servicePackBuild: number | null;
                                    sizeBytes: number;
                                }[];
                                setupFiles: string[];
                            } | null;
                            usedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            /** Format: date-time */
                            importedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/operating-systems/{operatingSystemId}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The XML that the image file describes itself with, as a file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    operatingSystemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operating-system-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                fileName: string;
                                /** @enum {string} */
                                state: "waiting" | "hashing" | "reading" | "ready" | "refused";
                                doneBytes: number;
                                totalBytes: number;
                                operatingSystemId: string | null;
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                /** Format: date-time */
                                startedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operating-system-imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an import */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            fileName: string;
                            /** @enum {string} */
                            state: "waiting" | "hashing" | "reading" | "ready" | "refused";
                            doneBytes: number;
                            totalBytes: number;
                            operatingSystemId: string | null;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            startedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Dismiss or give up an import */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                    class?: string;
                    provider?: string;
                    kind?: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                    architecture?: "x86" | "x64" | "arm64" | "arm" | "ia64";
                    active?: "yes" | "no";
                    availableToWindowsPe?: "yes" | "no";
                    packId?: string;
                    missingFiles?: "yes" | "no";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                organisationId: string | null;
                                revision: number;
                                description: string;
                                version: string;
                                active: boolean;
                                availableToWindowsPe: boolean;
                                filter: components["schemas"]["Filter"] | null;
                                limitedArchitectures: ("x64" | "arm64" | "x86")[] | null;
                                limitedMinimumBuild: number | null;
                                notes: string;
                                otherData: {
                                    name: string;
                                    value: string;
                                }[];
                                infName: string;
                                /** @enum {string} */
                                kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                class: string;
                                classGuid: string;
                                provider: string;
                                driverDate: string | null;
                                driverVersion: string | null;
                                architectures: ("x86" | "x64" | "arm64" | "arm" | "ia64")[];
                                minimumVersion: string | null;
                                minimumBuild: number | null;
                                modelCount: number;
                                hardwareIdCount: number;
                                missingFileCount: number;
                                errorCount: number;
                                sha256: string;
                                sizeBytes: number;
                                packs: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    active: boolean;
                                }[];
                                infPath: string;
                                /** Format: date-time */
                                importedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drivers/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers by provider, class and architecture */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                    class?: string;
                    provider?: string;
                    kind?: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                    architecture?: "x86" | "x64" | "arm64" | "arm" | "ia64";
                    active?: "yes" | "no";
                    availableToWindowsPe?: "yes" | "no";
                    packId?: string;
                    missingFiles?: "yes" | "no";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drivers: number;
                            active: number;
                            availableToWindowsPe: number;
                            withMissingFiles: number;
                            models: number;
                            sizeBytes: number;
                            providers: {
                                name: string;
                                drivers: number;
                            }[];
                            classes: {
                                name: string;
                                drivers: number;
                            }[];
                            architectures: {
                                name: string;
                                drivers: number;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drivers/{driverId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read, with models, files and problems */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    driverId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            description: string;
                            version: string;
                            active: boolean;
                            availableToWindowsPe: boolean;
                            filter: components["schemas"]["Filter"] | null;
                            limitedArchitectures: ("x64" | "arm64" | "x86")[] | null;
                            limitedMinimumBuild: number | null;
                            notes: string;
                            otherData: {
                                name: string;
                                value: string;
                            }[];
                            infName: string;
                            /** @enum {string} */
                            kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                            class: string;
                            classGuid: string;
                            provider: string;
                            driverDate: string | null;
                            driverVersion: string | null;
                            architectures: ("x86" | "x64" | "arm64" | "arm" | "ia64")[];
                            minimumVersion: string | null;
                            minimumBuild: number | null;
                            modelCount: number;
                            hardwareIdCount: number;
                            missingFileCount: number;
                            errorCount: number;
                            sha256: string;
                            sizeBytes: number;
                            packs: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                active: boolean;
                            }[];
                            infPath: string;
                            /** Format: date-time */
                            importedAt: string;
                            facts: {
                                /** @enum {string} */
                                kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                class: string;
                                classGuid: string;
                                provider: string;
                                catalog: string | null;
                                driverDate: string | null;
                                driverVersion: string | null;
                                extensionId: string | null;
                                manufacturers: {
                                    name: string;
                                    sections: {
                                        target: {
                                            /** @enum {string} */
                                            architecture: "x86" | "x64" | "arm64" | "arm" | "ia64";
                                            version: {
                                                major: number;
                                                minor: number;
                                            } | null;
                                            productType: number | null;
                                            suiteMask: number | null;
                                            minimumBuild: number | null;
                                        };
                                        models: {
                                            description: string;
                                            installSection: string;
                                            hardwareIds: string[];
                                            compatibleIds: string[];
                                            excludedIds: string[];
                                            featureScore: number;
                                            driverDate?: string | null;
                                            driverVersion?: string | null;
                                            nullDriver?: boolean;
                                            componentIds?: string[];
                                        }[];
                                    }[];
                                }[];
                            };
                            files: {
                                path: string;
                                /** @enum {string} */
                                kind: "file" | "cabinet" | "catalog" | "inf";
                                architectures: ("x86" | "x64" | "arm64" | "arm" | "ia64")[];
                                line: number;
                            }[];
                            missingFiles: {
                                path: string;
                                /** @enum {string} */
                                kind: "file" | "cabinet" | "catalog" | "inf";
                                architectures: ("x86" | "x64" | "arm64" | "arm" | "ia64")[];
                                line: number;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                message: string;
                                line: number | null;
                                offset: number | null;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Change what people say of it and when it is used */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    driverId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        description: string;
                        version: string;
                        active: boolean;
                        availableToWindowsPe: boolean;
                        filter?: components["schemas"]["FilterInput"] | null;
                        /** @default null */
                        limitedArchitectures?: ("x64" | "arm64" | "x86")[] | null;
                        /** @default null */
                        limitedMinimumBuild?: number | null;
                        notes: string;
                        /** @default [] */
                        otherData?: {
                            name: string;
                            value: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            description: string;
                            version: string;
                            active: boolean;
                            availableToWindowsPe: boolean;
                            filter: components["schemas"]["Filter"] | null;
                            limitedArchitectures: ("x64" | "arm64" | "x86")[] | null;
                            limitedMinimumBuild: number | null;
                            notes: string;
                            otherData: {
                                name: string;
                                value: string;
                            }[];
                            infName: string;
                            /** @enum {string} */
                            kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                            class: string;
                            classGuid: string;
                            provider: string;
                            driverDate: string | null;
                            driverVersion: string | null;
                            architectures: ("x86" | "x64" | "arm64" | "arm" | "ia64")[];
                            minimumVersion: string | null;
                            minimumBuild: number | null;
                            modelCount: number;
                            hardwareIdCount: number;
                            missingFileCount: number;
                            errorCount: number;
                            sha256: string;
                            sizeBytes: number;
                            packs: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                active: boolean;
                            }[];
                            infPath: string;
                            /** Format: date-time */
                            importedAt: string;
                            facts: {
                                /** @enum {string} */
                                kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                class: string;
                                classGuid: string;
                                provider: string;
                                catalog: string | null;
                                driverDate: string | null;
                                driverVersion: string | null;
                                extensionId: string | null;
                                manufacturers: {
                                    name: string;
                                    sections: {
                                        target: {
                                            /** @enum {string} */
                                            architecture: "x86" | "x64" | "arm64" | "arm" | "ia64";
                                            version: {
                                                major: number;
                                                minor: number;
                                            } | null;
                                            productType: number | null;
                                            suiteMask: number | null;
                                            minimumBuild: number | null;
                                        };
                                        models: {
                                            description: string;
                                            installSection: string;
                                            hardwareIds: string[];
                                            compatibleIds: string[];
                                            excludedIds: string[];
                                            featureScore: number;
                                            driverDate?: string | null;
                                            driverVersion?: string | null;
                                            nullDriver?: boolean;
                                            componentIds?: string[];
                                        }[];
                                    }[];
                                }[];
                            };
                            files: {
                                path: string;
                                /** @enum {string} */
                                kind: "file" | "cabinet" | "catalog" | "inf";
                                architectures: ("x86" | "x64" | "arm64" | "arm" | "ia64")[];
                                line: number;
                            }[];
                            missingFiles: {
                                path: string;
                                /** @enum {string} */
                                kind: "file" | "cabinet" | "catalog" | "inf";
                                architectures: ("x86" | "x64" | "arm64" | "arm" | "ia64")[];
                                line: number;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                message: string;
                                line: number | null;
                                offset: number | null;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    driverId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drivers/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate, deactivate, delete many, or change whether Windows PE is offered them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        driverIds?: string[];
                        matching?: {
                            /** Format: uuid */
                            organisationId?: string;
                            search?: string;
                            class?: string;
                            provider?: string;
                            /** @enum {string} */
                            kind?: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                            /** @enum {string} */
                            architecture?: "x86" | "x64" | "arm64" | "arm" | "ia64";
                            /** @enum {string} */
                            active?: "yes" | "no";
                            /** @enum {string} */
                            availableToWindowsPe?: "yes" | "no";
                            /** Format: uuid */
                            packId?: string;
                            /** @enum {string} */
                            missingFiles?: "yes" | "no";
                        };
                        expected?: number;
                        /** @enum {string} */
                        action: "activate" | "deactivate" | "offer-to-windows-pe" | "withhold-from-windows-pe" | "delete";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drivers: number;
                            changed: number;
                            unchanged: number;
                            left: {
                                /** @enum {string} */
                                reason: "shared-by-all" | "role-missing" | "no-such-architecture" | "too-much-other-data";
                                drivers: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drivers/actions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What such an action would do, and which drivers it would leave as they are; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        driverIds?: string[];
                        matching?: {
                            /** Format: uuid */
                            organisationId?: string;
                            search?: string;
                            class?: string;
                            provider?: string;
                            /** @enum {string} */
                            kind?: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                            /** @enum {string} */
                            architecture?: "x86" | "x64" | "arm64" | "arm" | "ia64";
                            /** @enum {string} */
                            active?: "yes" | "no";
                            /** @enum {string} */
                            availableToWindowsPe?: "yes" | "no";
                            /** Format: uuid */
                            packId?: string;
                            /** @enum {string} */
                            missingFiles?: "yes" | "no";
                        };
                        expected?: number;
                        /** @enum {string} */
                        action: "activate" | "deactivate" | "offer-to-windows-pe" | "withhold-from-windows-pe" | "delete";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drivers: number;
                            changed: number;
                            unchanged: number;
                            left: {
                                /** @enum {string} */
                                reason: "shared-by-all" | "role-missing" | "no-such-architecture" | "too-much-other-data";
                                drivers: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drivers/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the same of many: those named, or all that a search finds */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        driverIds?: string[];
                        matching?: {
                            /** Format: uuid */
                            organisationId?: string;
                            search?: string;
                            class?: string;
                            provider?: string;
                            /** @enum {string} */
                            kind?: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                            /** @enum {string} */
                            architecture?: "x86" | "x64" | "arm64" | "arm" | "ia64";
                            /** @enum {string} */
                            active?: "yes" | "no";
                            /** @enum {string} */
                            availableToWindowsPe?: "yes" | "no";
                            /** Format: uuid */
                            packId?: string;
                            /** @enum {string} */
                            missingFiles?: "yes" | "no";
                        };
                        expected?: number;
                        change: {
                            active?: boolean;
                            availableToWindowsPe?: boolean;
                            filter?: {
                                /** @enum {string} */
                                how: "fill" | "replace";
                                filter: components["schemas"]["FilterInput"];
                            } | {
                                /** @enum {string} */
                                how: "remove";
                            };
                            limitedArchitectures?: ("x64" | "arm64" | "x86")[] | null;
                            limitedMinimumBuild?: number | null;
                            otherData?: {
                                /** @default [] */
                                set?: {
                                    name: string;
                                    value: string;
                                }[];
                                /** @default [] */
                                remove?: string[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drivers: number;
                            changed: number;
                            unchanged: number;
                            left: {
                                /** @enum {string} */
                                reason: "shared-by-all" | "role-missing" | "no-such-architecture" | "too-much-other-data";
                                drivers: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drivers/changes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What such a change would do, and which drivers it would leave as they are; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        driverIds?: string[];
                        matching?: {
                            /** Format: uuid */
                            organisationId?: string;
                            search?: string;
                            class?: string;
                            provider?: string;
                            /** @enum {string} */
                            kind?: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                            /** @enum {string} */
                            architecture?: "x86" | "x64" | "arm64" | "arm" | "ia64";
                            /** @enum {string} */
                            active?: "yes" | "no";
                            /** @enum {string} */
                            availableToWindowsPe?: "yes" | "no";
                            /** Format: uuid */
                            packId?: string;
                            /** @enum {string} */
                            missingFiles?: "yes" | "no";
                        };
                        expected?: number;
                        change: {
                            active?: boolean;
                            availableToWindowsPe?: boolean;
                            filter?: {
                                /** @enum {string} */
                                how: "fill" | "replace";
                                filter: components["schemas"]["FilterInput"];
                            } | {
                                /** @enum {string} */
                                how: "remove";
                            };
                            limitedArchitectures?: ("x64" | "arm64" | "x86")[] | null;
                            limitedMinimumBuild?: number | null;
                            otherData?: {
                                /** @default [] */
                                set?: {
                                    name: string;
                                    value: string;
                                }[];
                                /** @default [] */
                                remove?: string[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            drivers: number;
                            changed: number;
                            unchanged: number;
                            left: {
                                /** @enum {string} */
                                reason: "shared-by-all" | "role-missing" | "no-such-architecture" | "too-much-other-data";
                                drivers: number;
                                examples: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                organisationId: string | null;
                                fileName: string;
                                sizeBytes: number;
                                /** @enum {string} */
                                state: "waiting" | "opening" | "reading" | "ready" | "refused";
                                done: number;
                                total: number;
                                imported: number;
                                known: number;
                                ignored: number;
                                refused: number;
                                withMissingFiles: number;
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                packId: string | null;
                                /** Format: date-time */
                                startedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Import the drivers of a finished upload */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        uploadId: string;
                        /** @default false */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            fileName: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            state: "waiting" | "opening" | "reading" | "ready" | "refused";
                            done: number;
                            total: number;
                            imported: number;
                            known: number;
                            ignored: number;
                            refused: number;
                            withMissingFiles: number;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            packId: string | null;
                            /** Format: date-time */
                            startedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an import */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            fileName: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            state: "waiting" | "opening" | "reading" | "ready" | "refused";
                            done: number;
                            total: number;
                            imported: number;
                            known: number;
                            ignored: number;
                            refused: number;
                            withMissingFiles: number;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            packId: string | null;
                            /** Format: date-time */
                            startedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Dismiss or give up an import */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-imports/{importId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each INF file of a pack */
        get: {
            parameters: {
                query?: {
                    outcome?: "imported" | "known" | "ignored" | "refused";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                path: string;
                                /** @enum {string} */
                                outcome: "imported" | "known" | "ignored" | "refused";
                                driverId: string | null;
                                description: string | null;
                                missingFiles: string[];
                                problems: {
                                    code: string;
                                    /** @enum {string} */
                                    severity: "error" | "warning";
                                    message: string;
                                    line: number | null;
                                    offset: number | null;
                                }[];
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                    active?: "yes" | "no";
                    limited?: "yes" | "no";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                organisationId: string | null;
                                revision: number;
                                name: string;
                                vendor: string;
                                version: string;
                                active: boolean;
                                filter: components["schemas"]["Filter"] | null;
                                notes: string;
                                otherData: {
                                    name: string;
                                    value: string;
                                }[];
                                fileName: string;
                                fileSha256: string | null;
                                fileSizeBytes: number | null;
                                /** Format: date-time */
                                importedAt: string;
                                drivers: number;
                                onlyHere: number;
                                activeDrivers: number;
                                withMissingFiles: number;
                                sizeBytes: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-packs/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate, deactivate or delete many with what they alone bring */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        packIds: string[];
                        /** @enum {string} */
                        action: "activate" | "deactivate" | "delete";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            packs: number;
                            drivers: number;
                            keptByOthers: number;
                            deleted: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-packs/actions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What activating, deactivating or deleting them would do; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        packIds: string[];
                        /** @enum {string} */
                        action: "activate" | "deactivate" | "delete";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            packs: number;
                            drivers: number;
                            keptByOthers: number;
                            deleted: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-packs/replacements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use one in the place of another, with what people said of it and its drivers */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        replaced: string;
                        replacedRevision: number;
                        /** Format: uuid */
                        by: string;
                        byRevision: number;
                        carry: boolean;
                        /** @enum {string} */
                        afterwards: "deactivate" | "delete";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            replaced: {
                                /** Format: uuid */
                                id: string;
                                revision: number;
                                name: string;
                                version: string;
                                active: boolean;
                            };
                            by: {
                                /** Format: uuid */
                                id: string;
                                revision: number;
                                name: string;
                                version: string;
                                active: boolean;
                            };
                            counts: {
                                newer: number;
                                same: number;
                                rebuilt: number;
                                older: number;
                                gone: number;
                                added: number;
                            };
                            pairs: {
                                /** @enum {string} */
                                outcome: "newer" | "same" | "rebuilt" | "older" | "gone" | "added";
                                infName: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                } | null;
                                to: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                } | null;
                                carried: string[];
                            }[];
                            carriedOfPack: string[];
                            driversWithCarried: number;
                            onlyInReplaced: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-packs/replacements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which drivers would become which others, and what goes over to them; changes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        replaced: string;
                        /** Format: uuid */
                        by: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            replaced: {
                                /** Format: uuid */
                                id: string;
                                revision: number;
                                name: string;
                                version: string;
                                active: boolean;
                            };
                            by: {
                                /** Format: uuid */
                                id: string;
                                revision: number;
                                name: string;
                                version: string;
                                active: boolean;
                            };
                            counts: {
                                newer: number;
                                same: number;
                                rebuilt: number;
                                older: number;
                                gone: number;
                                added: number;
                            };
                            pairs: {
                                /** @enum {string} */
                                outcome: "newer" | "same" | "rebuilt" | "older" | "gone" | "added";
                                infName: string;
                                from: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                } | null;
                                to: {
                                    /** Format: uuid */
                                    id: string;
                                    description: string;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                } | null;
                                carried: string[];
                            }[];
                            carriedOfPack: string[];
                            driversWithCarried: number;
                            onlyInReplaced: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-packs/{packId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    packId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            name: string;
                            vendor: string;
                            version: string;
                            active: boolean;
                            filter: components["schemas"]["Filter"] | null;
                            notes: string;
                            otherData: {
                                name: string;
                                value: string;
                            }[];
                            fileName: string;
                            fileSha256: string | null;
                            fileSizeBytes: number | null;
                            /** Format: date-time */
                            importedAt: string;
                            drivers: number;
                            onlyHere: number;
                            activeDrivers: number;
                            withMissingFiles: number;
                            sizeBytes: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Change what people say of it, which devices it is for, and whether it is used */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    packId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        name: string;
                        vendor: string;
                        version: string;
                        active: boolean;
                        filter?: components["schemas"]["FilterInput"] | null;
                        notes: string;
                        otherData: {
                            name: string;
                            value: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            organisationId: string | null;
                            revision: number;
                            name: string;
                            vendor: string;
                            version: string;
                            active: boolean;
                            filter: components["schemas"]["Filter"] | null;
                            notes: string;
                            otherData: {
                                name: string;
                                value: string;
                            }[];
                            fileName: string;
                            fileSha256: string | null;
                            fileSizeBytes: number | null;
                            /** Format: date-time */
                            importedAt: string;
                            drivers: number;
                            onlyHere: number;
                            activeDrivers: number;
                            withMissingFiles: number;
                            sizeBytes: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{deviceId}/drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What drivers a device would get, and why */
        get: {
            parameters: {
                query?: {
                    osBuild?: number;
                    osEdition?: string;
                    purpose?: "windows" | "windows-pe";
                };
                header?: never;
                path: {
                    deviceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            system: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                build: number;
                                /** @enum {string} */
                                purpose: "windows" | "windows-pe";
                            };
                            nodes: {
                                name: string | null;
                                instance: string | null;
                                class: string | null;
                                hardwareIds: string[];
                                compatibleIds: string[];
                                problemCode: number | null;
                                madeBy: string | null;
                                /** @enum {string} */
                                outcome: "driver" | "conflict" | "none";
                                says: string;
                                candidates: {
                                    driverId: string;
                                    inf: string;
                                    pack: string | null;
                                    /** @enum {string} */
                                    kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                    provider: string;
                                    class: string;
                                    description: string;
                                    matchedId: string;
                                    /** @enum {string} */
                                    standing: "chosen" | "conflict" | "less-preferred" | "worse-rank" | "older-date" | "lower-version" | "same-inf";
                                    why: string;
                                    rank: string;
                                    rankInWords: string;
                                    /** @enum {string} */
                                    matchedBy: "hardware-hardware" | "hardware-compatible" | "compatible-hardware" | "compatible-compatible";
                                    featureScore: number;
                                    signed: boolean;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                    installSection: string;
                                    role: ("storage" | "network" | "input") | null;
                                    nullDriver: boolean;
                                    bound: boolean;
                                }[];
                                extensions: {
                                    driverId: string;
                                    inf: string;
                                    pack: string | null;
                                    /** @enum {string} */
                                    kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                    provider: string;
                                    class: string;
                                    description: string;
                                    matchedId: string;
                                    /** @enum {string} */
                                    standing: "chosen" | "conflict" | "less-preferred" | "worse-rank" | "older-date" | "lower-version" | "same-inf";
                                    why: string;
                                    rank: string;
                                    rankInWords: string;
                                    /** @enum {string} */
                                    matchedBy: "hardware-hardware" | "hardware-compatible" | "compatible-hardware" | "compatible-compatible";
                                    featureScore: number;
                                    signed: boolean;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                    installSection: string;
                                    role: ("storage" | "network" | "input") | null;
                                    nullDriver: boolean;
                                    bound: boolean;
                                }[];
                                ruledOut: {
                                    driverId: string;
                                    inf: string;
                                    pack: string | null;
                                    /** @enum {string} */
                                    kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                    provider: string;
                                    class: string;
                                    description: string;
                                    matchedId: string;
                                    /** @enum {string} */
                                    reason: "architecture" | "version" | "build" | "product-type" | "suite" | "other-section" | "excluded" | "inactive" | "incomplete" | "not-for-windows-pe" | "limited-architecture" | "limited-build" | "no-extension-id" | "filter";
                                    why: string;
                                    judgement: components["schemas"]["FilterJudgement"] | null;
                                }[];
                            }[];
                            drivers: {
                                driverId: string;
                                inf: string;
                                pack: string | null;
                                class: string;
                                driverVersion: string | null;
                                role: ("storage" | "network" | "input") | null;
                                nodes: number[];
                            }[];
                            withoutDriver: number[];
                            conflicts: number[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of the hardware that an organisation's devices told of its drivers cover, by model */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                    osBuild?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            devices: number;
                            models: {
                                manufacturer: string;
                                model: string;
                                sku: string;
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                osBuild: number;
                                devices: number;
                                /** Format: uuid */
                                exampleDeviceId: string;
                                parts: number;
                                covered: number;
                                needing: number;
                                needingCovered: number;
                                conflicts: number;
                                packs: string[];
                            }[];
                            vendors: {
                                name: string;
                                devices: number;
                                parts: number;
                                covered: number;
                                needing: number;
                                needingCovered: number;
                            }[];
                            classes: {
                                name: string;
                                parts: number;
                                covered: number;
                                needing: number;
                                needingCovered: number;
                            }[];
                            missing: {
                                name: string;
                                class: string | null;
                                hardwareId: string;
                                devices: number;
                                models: string[];
                                why: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/driver-matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What drivers a device with these identifiers would get, and why; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** @enum {string} */
                        architecture: "x64" | "arm64" | "x86";
                        osBuild?: number;
                        /**
                         * @default windows
                         * @enum {string}
                         */
                        purpose?: "windows" | "windows-pe";
                        nodes: {
                            instance?: string;
                            name?: string;
                            class?: string;
                            hardwareIds: string[];
                            /** @default [] */
                            compatibleIds?: string[];
                            problemCode?: number;
                        }[];
                        /**
                         * @default {
                         *       "vendor": null,
                         *       "model": null,
                         *       "sku": null,
                         *       "family": null,
                         *       "board": null,
                         *       "serialNumber": null,
                         *       "firmwareVersion": null,
                         *       "chassis": null,
                         *       "architecture": null,
                         *       "hardwareIds": null,
                         *       "osEdition": null,
                         *       "osVersion": null,
                         *       "osBuild": null,
                         *       "memoryGigabytes": null,
                         *       "diskGigabytes": null,
                         *       "tpm": null,
                         *       "secureBoot": null,
                         *       "organisationId": null,
                         *       "locationId": null
                         *     }
                         */
                        facts?: {
                            /** @default null */
                            vendor?: string | null;
                            /** @default null */
                            model?: string | null;
                            /** @default null */
                            sku?: string | null;
                            /** @default null */
                            family?: string | null;
                            /** @default null */
                            board?: string | null;
                            /** @default null */
                            serialNumber?: string | null;
                            /** @default null */
                            firmwareVersion?: string | null;
                            /** @default null */
                            chassis?: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                            /** @default null */
                            architecture?: ("x64" | "arm64" | "x86") | null;
                            /** @default null */
                            hardwareIds?: string[] | null;
                            /** @default null */
                            osEdition?: string | null;
                            /** @default null */
                            osVersion?: string | null;
                            /** @default null */
                            osBuild?: number | null;
                            /** @default null */
                            memoryGigabytes?: number | null;
                            /** @default null */
                            diskGigabytes?: number | null;
                            /** @default null */
                            tpm?: ({
                                /** @enum {boolean} */
                                present: false;
                            } | {
                                /** @enum {boolean} */
                                present: true;
                                /** @default null */
                                version?: string | null;
                            }) | null;
                            /** @default null */
                            secureBoot?: boolean | null;
                            /** @default null */
                            organisationId?: string | null;
                            /** @default null */
                            locationId?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            system: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                build: number;
                                /** @enum {string} */
                                purpose: "windows" | "windows-pe";
                            };
                            nodes: {
                                name: string | null;
                                instance: string | null;
                                class: string | null;
                                hardwareIds: string[];
                                compatibleIds: string[];
                                problemCode: number | null;
                                madeBy: string | null;
                                /** @enum {string} */
                                outcome: "driver" | "conflict" | "none";
                                says: string;
                                candidates: {
                                    driverId: string;
                                    inf: string;
                                    pack: string | null;
                                    /** @enum {string} */
                                    kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                    provider: string;
                                    class: string;
                                    description: string;
                                    matchedId: string;
                                    /** @enum {string} */
                                    standing: "chosen" | "conflict" | "less-preferred" | "worse-rank" | "older-date" | "lower-version" | "same-inf";
                                    why: string;
                                    rank: string;
                                    rankInWords: string;
                                    /** @enum {string} */
                                    matchedBy: "hardware-hardware" | "hardware-compatible" | "compatible-hardware" | "compatible-compatible";
                                    featureScore: number;
                                    signed: boolean;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                    installSection: string;
                                    role: ("storage" | "network" | "input") | null;
                                    nullDriver: boolean;
                                    bound: boolean;
                                }[];
                                extensions: {
                                    driverId: string;
                                    inf: string;
                                    pack: string | null;
                                    /** @enum {string} */
                                    kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                    provider: string;
                                    class: string;
                                    description: string;
                                    matchedId: string;
                                    /** @enum {string} */
                                    standing: "chosen" | "conflict" | "less-preferred" | "worse-rank" | "older-date" | "lower-version" | "same-inf";
                                    why: string;
                                    rank: string;
                                    rankInWords: string;
                                    /** @enum {string} */
                                    matchedBy: "hardware-hardware" | "hardware-compatible" | "compatible-hardware" | "compatible-compatible";
                                    featureScore: number;
                                    signed: boolean;
                                    driverDate: string | null;
                                    driverVersion: string | null;
                                    installSection: string;
                                    role: ("storage" | "network" | "input") | null;
                                    nullDriver: boolean;
                                    bound: boolean;
                                }[];
                                ruledOut: {
                                    driverId: string;
                                    inf: string;
                                    pack: string | null;
                                    /** @enum {string} */
                                    kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                                    provider: string;
                                    class: string;
                                    description: string;
                                    matchedId: string;
                                    /** @enum {string} */
                                    reason: "architecture" | "version" | "build" | "product-type" | "suite" | "other-section" | "excluded" | "inactive" | "incomplete" | "not-for-windows-pe" | "limited-architecture" | "limited-build" | "no-extension-id" | "filter";
                                    why: string;
                                    judgement: components["schemas"]["FilterJudgement"] | null;
                                }[];
                            }[];
                            drivers: {
                                driverId: string;
                                inf: string;
                                pack: string | null;
                                class: string;
                                driverVersion: string | null;
                                role: ("storage" | "network" | "input") | null;
                                nodes: number[];
                            }[];
                            withoutDriver: number[];
                            conflicts: number[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filter-trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a filter says of a device, condition by condition; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        filter?: components["schemas"]["FilterInput"] | null;
                        device: {
                            /** Format: uuid */
                            deviceId: string;
                            osBuild?: number;
                            osEdition?: string;
                        } | {
                            facts: {
                                /** @default null */
                                vendor?: string | null;
                                /** @default null */
                                model?: string | null;
                                /** @default null */
                                sku?: string | null;
                                /** @default null */
                                family?: string | null;
                                /** @default null */
                                board?: string | null;
                                /** @default null */
                                serialNumber?: string | null;
                                /** @default null */
                                firmwareVersion?: string | null;
                                /** @default null */
                                chassis?: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                                /** @default null */
                                architecture?: ("x64" | "arm64" | "x86") | null;
                                /** @default null */
                                hardwareIds?: string[] | null;
                                /** @default null */
                                osEdition?: string | null;
                                /** @default null */
                                osVersion?: string | null;
                                /** @default null */
                                osBuild?: number | null;
                                /** @default null */
                                memoryGigabytes?: number | null;
                                /** @default null */
                                diskGigabytes?: number | null;
                                /** @default null */
                                tpm?: ({
                                    /** @enum {boolean} */
                                    present: false;
                                } | {
                                    /** @enum {boolean} */
                                    present: true;
                                    /** @default null */
                                    version?: string | null;
                                }) | null;
                                /** @default null */
                                secureBoot?: boolean | null;
                                /** @default null */
                                organisationId?: string | null;
                                /** @default null */
                                locationId?: string | null;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            says: string;
                            judgement: components["schemas"]["FilterJudgement"];
                            facts: {
                                /** @default null */
                                vendor: string | null;
                                /** @default null */
                                model: string | null;
                                /** @default null */
                                sku: string | null;
                                /** @default null */
                                family: string | null;
                                /** @default null */
                                board: string | null;
                                /** @default null */
                                serialNumber: string | null;
                                /** @default null */
                                firmwareVersion: string | null;
                                /** @default null */
                                chassis: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other") | null;
                                /** @default null */
                                architecture: ("x64" | "arm64" | "x86") | null;
                                /** @default null */
                                hardwareIds: string[] | null;
                                /** @default null */
                                osEdition: string | null;
                                /** @default null */
                                osVersion: string | null;
                                /** @default null */
                                osBuild: number | null;
                                /** @default null */
                                memoryGigabytes: number | null;
                                /** @default null */
                                diskGigabytes: number | null;
                                /** @default null */
                                tpm: ({
                                    /** @enum {boolean} */
                                    present: false;
                                } | {
                                    /** @enum {boolean} */
                                    present: true;
                                    /** @default null */
                                    version: string | null;
                                }) | null;
                                /** @default null */
                                secureBoot: boolean | null;
                                /** @default null */
                                organisationId: string | null;
                                /** @default null */
                                locationId: string | null;
                            };
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-packages/{packageId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a finished upload into the package */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    packageId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        uploadId: string;
                        path: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            description: string;
                            /**
                             * @default software
                             * @enum {string}
                             */
                            class: "software" | "driver-app";
                            /** @default [] */
                            architectures: ("x64" | "arm64" | "x86")[];
                            /** @default null */
                            filter: components["schemas"]["Filter"] | null;
                            /** @default [] */
                            dependencies: string[];
                            /** @default [] */
                            replaces: string[];
                            /**
                             * @default when-asked
                             * @enum {string}
                             */
                            reboot: "when-asked" | "always" | "never";
                            /** @default [] */
                            detection: ({
                                /** @enum {string} */
                                kind: "msi-product";
                                productCode: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "file-version";
                                path: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "registry-value";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                                /**
                                 * @default 64-bit
                                 * @enum {string}
                                 */
                                view: "64-bit" | "32-bit";
                                /**
                                 * @default exists
                                 * @enum {string}
                                 */
                                operator: "exists" | "equals" | "at-least";
                                /** @default  */
                                value: string;
                            } | {
                                /** @enum {string} */
                                kind: "script";
                                script: string;
                            })[];
                            /** @default [] */
                            uninstallSteps: components["schemas"]["SoftwareStep"][];
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            productId: string;
                            revision: number;
                            name: string;
                            version: string;
                            steps: components["schemas"]["SoftwareStep"][];
                            files: {
                                sha256: string;
                                sizeBytes: number;
                                path: string;
                            }[];
                            fileFacts: {
                                path: string;
                                facts: ({
                                    /** @enum {string} */
                                    kind: "msi";
                                    productName: string | null;
                                    productCode: string | null;
                                    productVersion: string | null;
                                    upgradeCode: string | null;
                                    manufacturer: string | null;
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    language: number | null;
                                    packageCode: string | null;
                                    /** @enum {string} */
                                    installsFor: "machine" | "user" | "either" | "unknown";
                                    languages: number[];
                                    madeWith: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "msi-patch" | "msi-transform";
                                    title: string | null;
                                    targetProductCodes: string[];
                                    patchCode: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "program";
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    productName: string | null;
                                    productVersion: string | null;
                                    fileVersion: string | null;
                                    companyName: string | null;
                                    description: string | null;
                                    signature: {
                                        present: boolean;
                                        subject: string | null;
                                    };
                                    installer: {
                                        /** @enum {string} */
                                        type: "inno" | "nsis" | "burn" | "installshield" | "squirrel" | "velopack" | "advanced-installer" | "installaware" | "7-zip-sfx" | "iexpress" | "msi-in-exe";
                                        toolVersion: string | null;
                                        evidence: string;
                                        silent: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                        uninstall: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                    } | null;
                                }) | null;
                                problem: string | null;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Take a file out of the package */
        delete: {
            parameters: {
                query: {
                    path: string;
                };
                header?: never;
                path: {
                    packageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            description: string;
                            /**
                             * @default software
                             * @enum {string}
                             */
                            class: "software" | "driver-app";
                            /** @default [] */
                            architectures: ("x64" | "arm64" | "x86")[];
                            /** @default null */
                            filter: components["schemas"]["Filter"] | null;
                            /** @default [] */
                            dependencies: string[];
                            /** @default [] */
                            replaces: string[];
                            /**
                             * @default when-asked
                             * @enum {string}
                             */
                            reboot: "when-asked" | "always" | "never";
                            /** @default [] */
                            detection: ({
                                /** @enum {string} */
                                kind: "msi-product";
                                productCode: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "file-version";
                                path: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "registry-value";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                                /**
                                 * @default 64-bit
                                 * @enum {string}
                                 */
                                view: "64-bit" | "32-bit";
                                /**
                                 * @default exists
                                 * @enum {string}
                                 */
                                operator: "exists" | "equals" | "at-least";
                                /** @default  */
                                value: string;
                            } | {
                                /** @enum {string} */
                                kind: "script";
                                script: string;
                            })[];
                            /** @default [] */
                            uninstallSteps: components["schemas"]["SoftwareStep"][];
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            productId: string;
                            revision: number;
                            name: string;
                            version: string;
                            steps: components["schemas"]["SoftwareStep"][];
                            files: {
                                sha256: string;
                                sizeBytes: number;
                                path: string;
                            }[];
                            fileFacts: {
                                path: string;
                                facts: ({
                                    /** @enum {string} */
                                    kind: "msi";
                                    productName: string | null;
                                    productCode: string | null;
                                    productVersion: string | null;
                                    upgradeCode: string | null;
                                    manufacturer: string | null;
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    language: number | null;
                                    packageCode: string | null;
                                    /** @enum {string} */
                                    installsFor: "machine" | "user" | "either" | "unknown";
                                    languages: number[];
                                    madeWith: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "msi-patch" | "msi-transform";
                                    title: string | null;
                                    targetProductCodes: string[];
                                    patchCode: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "program";
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    productName: string | null;
                                    productVersion: string | null;
                                    fileVersion: string | null;
                                    companyName: string | null;
                                    description: string | null;
                                    signature: {
                                        present: boolean;
                                        subject: string | null;
                                    };
                                    installer: {
                                        /** @enum {string} */
                                        type: "inno" | "nsis" | "burn" | "installshield" | "squirrel" | "velopack" | "advanced-installer" | "installaware" | "7-zip-sfx" | "iexpress" | "msi-in-exe";
                                        toolVersion: string | null;
                                        evidence: string;
                                        silent: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                        uninstall: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                    } | null;
                                }) | null;
                                problem: string | null;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @default  */
                                description: string;
                                /**
                                 * @default software
                                 * @enum {string}
                                 */
                                class: "software" | "driver-app";
                                /** @default [] */
                                architectures: ("x64" | "arm64" | "x86")[];
                                /** @default null */
                                filter: components["schemas"]["Filter"] | null;
                                /** @default [] */
                                dependencies: string[];
                                /** @default [] */
                                replaces: string[];
                                /**
                                 * @default when-asked
                                 * @enum {string}
                                 */
                                reboot: "when-asked" | "always" | "never";
                                /** @default [] */
                                detection: ({
                                    /** @enum {string} */
                                    kind: "msi-product";
                                    productCode: string;
                                    /** @default null */
                                    minimumVersion: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "file-version";
                                    path: string;
                                    /** @default null */
                                    minimumVersion: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "registry-value";
                                    /** @enum {string} */
                                    root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                    key: string;
                                    name: string;
                                    /**
                                     * @default 64-bit
                                     * @enum {string}
                                     */
                                    view: "64-bit" | "32-bit";
                                    /**
                                     * @default exists
                                     * @enum {string}
                                     */
                                    operator: "exists" | "equals" | "at-least";
                                    /** @default  */
                                    value: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "script";
                                    script: string;
                                })[];
                                /** @default [] */
                                uninstallSteps: components["schemas"]["SoftwareStep"][];
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                productId: string;
                                revision: number;
                                name: string;
                                version: string;
                                steps: components["schemas"]["SoftwareStep"][];
                                files: {
                                    sha256: string;
                                    sizeBytes: number;
                                    path: string;
                                }[];
                                fileFacts: {
                                    path: string;
                                    facts: ({
                                        /** @enum {string} */
                                        kind: "msi";
                                        productName: string | null;
                                        productCode: string | null;
                                        productVersion: string | null;
                                        upgradeCode: string | null;
                                        manufacturer: string | null;
                                        architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                        language: number | null;
                                        packageCode: string | null;
                                        /** @enum {string} */
                                        installsFor: "machine" | "user" | "either" | "unknown";
                                        languages: number[];
                                        madeWith: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "msi-patch" | "msi-transform";
                                        title: string | null;
                                        targetProductCodes: string[];
                                        patchCode: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "program";
                                        architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                        productName: string | null;
                                        productVersion: string | null;
                                        fileVersion: string | null;
                                        companyName: string | null;
                                        description: string | null;
                                        signature: {
                                            present: boolean;
                                            subject: string | null;
                                        };
                                        installer: {
                                            /** @enum {string} */
                                            type: "inno" | "nsis" | "burn" | "installshield" | "squirrel" | "velopack" | "advanced-installer" | "installaware" | "7-zip-sfx" | "iexpress" | "msi-in-exe";
                                            toolVersion: string | null;
                                            evidence: string;
                                            silent: {
                                                commandLine: string;
                                                /** @enum {string} */
                                                certainty: "documented" | "usual" | "guess";
                                                note: string | null;
                                            }[];
                                            uninstall: {
                                                commandLine: string;
                                                /** @enum {string} */
                                                certainty: "documented" | "usual" | "guess";
                                                note: string | null;
                                            }[];
                                        } | null;
                                    }) | null;
                                    problem: string | null;
                                }[];
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Create */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        description?: string;
                        /**
                         * @default software
                         * @enum {string}
                         */
                        class?: "software" | "driver-app";
                        /** @default [] */
                        architectures?: ("x64" | "arm64" | "x86")[];
                        filter?: components["schemas"]["FilterInput"] | null;
                        /** @default [] */
                        dependencies?: string[];
                        /** @default [] */
                        replaces?: string[];
                        /**
                         * @default when-asked
                         * @enum {string}
                         */
                        reboot?: "when-asked" | "always" | "never";
                        /** @default [] */
                        detection?: ({
                            /** @enum {string} */
                            kind: "msi-product";
                            productCode: string;
                            /** @default null */
                            minimumVersion?: string | null;
                        } | {
                            /** @enum {string} */
                            kind: "file-version";
                            path: string;
                            /** @default null */
                            minimumVersion?: string | null;
                        } | {
                            /** @enum {string} */
                            kind: "registry-value";
                            /** @enum {string} */
                            root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                            key: string;
                            name: string;
                            /**
                             * @default 64-bit
                             * @enum {string}
                             */
                            view?: "64-bit" | "32-bit";
                            /**
                             * @default exists
                             * @enum {string}
                             */
                            operator?: "exists" | "equals" | "at-least";
                            /** @default  */
                            value?: string;
                        } | {
                            /** @enum {string} */
                            kind: "script";
                            script: string;
                        })[];
                        uninstallSteps?: components["schemas"]["SoftwareStepInput"][];
                        name: string;
                        version: string;
                        steps: components["schemas"]["SoftwareStepInput"][];
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            description: string;
                            /**
                             * @default software
                             * @enum {string}
                             */
                            class: "software" | "driver-app";
                            /** @default [] */
                            architectures: ("x64" | "arm64" | "x86")[];
                            /** @default null */
                            filter: components["schemas"]["Filter"] | null;
                            /** @default [] */
                            dependencies: string[];
                            /** @default [] */
                            replaces: string[];
                            /**
                             * @default when-asked
                             * @enum {string}
                             */
                            reboot: "when-asked" | "always" | "never";
                            /** @default [] */
                            detection: ({
                                /** @enum {string} */
                                kind: "msi-product";
                                productCode: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "file-version";
                                path: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "registry-value";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                                /**
                                 * @default 64-bit
                                 * @enum {string}
                                 */
                                view: "64-bit" | "32-bit";
                                /**
                                 * @default exists
                                 * @enum {string}
                                 */
                                operator: "exists" | "equals" | "at-least";
                                /** @default  */
                                value: string;
                            } | {
                                /** @enum {string} */
                                kind: "script";
                                script: string;
                            })[];
                            /** @default [] */
                            uninstallSteps: components["schemas"]["SoftwareStep"][];
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            productId: string;
                            revision: number;
                            name: string;
                            version: string;
                            steps: components["schemas"]["SoftwareStep"][];
                            files: {
                                sha256: string;
                                sizeBytes: number;
                                path: string;
                            }[];
                            fileFacts: {
                                path: string;
                                facts: ({
                                    /** @enum {string} */
                                    kind: "msi";
                                    productName: string | null;
                                    productCode: string | null;
                                    productVersion: string | null;
                                    upgradeCode: string | null;
                                    manufacturer: string | null;
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    language: number | null;
                                    packageCode: string | null;
                                    /** @enum {string} */
                                    installsFor: "machine" | "user" | "either" | "unknown";
                                    languages: number[];
                                    madeWith: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "msi-patch" | "msi-transform";
                                    title: string | null;
                                    targetProductCodes: string[];
                                    patchCode: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "program";
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    productName: string | null;
                                    productVersion: string | null;
                                    fileVersion: string | null;
                                    companyName: string | null;
                                    description: string | null;
                                    signature: {
                                        present: boolean;
                                        subject: string | null;
                                    };
                                    installer: {
                                        /** @enum {string} */
                                        type: "inno" | "nsis" | "burn" | "installshield" | "squirrel" | "velopack" | "advanced-installer" | "installaware" | "7-zip-sfx" | "iexpress" | "msi-in-exe";
                                        toolVersion: string | null;
                                        evidence: string;
                                        silent: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                        uninstall: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                    } | null;
                                }) | null;
                                problem: string | null;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-packages/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete several: all of them, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-packages/{packageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    packageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            description: string;
                            /**
                             * @default software
                             * @enum {string}
                             */
                            class: "software" | "driver-app";
                            /** @default [] */
                            architectures: ("x64" | "arm64" | "x86")[];
                            /** @default null */
                            filter: components["schemas"]["Filter"] | null;
                            /** @default [] */
                            dependencies: string[];
                            /** @default [] */
                            replaces: string[];
                            /**
                             * @default when-asked
                             * @enum {string}
                             */
                            reboot: "when-asked" | "always" | "never";
                            /** @default [] */
                            detection: ({
                                /** @enum {string} */
                                kind: "msi-product";
                                productCode: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "file-version";
                                path: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "registry-value";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                                /**
                                 * @default 64-bit
                                 * @enum {string}
                                 */
                                view: "64-bit" | "32-bit";
                                /**
                                 * @default exists
                                 * @enum {string}
                                 */
                                operator: "exists" | "equals" | "at-least";
                                /** @default  */
                                value: string;
                            } | {
                                /** @enum {string} */
                                kind: "script";
                                script: string;
                            })[];
                            /** @default [] */
                            uninstallSteps: components["schemas"]["SoftwareStep"][];
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            productId: string;
                            revision: number;
                            name: string;
                            version: string;
                            steps: components["schemas"]["SoftwareStep"][];
                            files: {
                                sha256: string;
                                sizeBytes: number;
                                path: string;
                            }[];
                            fileFacts: {
                                path: string;
                                facts: ({
                                    /** @enum {string} */
                                    kind: "msi";
                                    productName: string | null;
                                    productCode: string | null;
                                    productVersion: string | null;
                                    upgradeCode: string | null;
                                    manufacturer: string | null;
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    language: number | null;
                                    packageCode: string | null;
                                    /** @enum {string} */
                                    installsFor: "machine" | "user" | "either" | "unknown";
                                    languages: number[];
                                    madeWith: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "msi-patch" | "msi-transform";
                                    title: string | null;
                                    targetProductCodes: string[];
                                    patchCode: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "program";
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    productName: string | null;
                                    productVersion: string | null;
                                    fileVersion: string | null;
                                    companyName: string | null;
                                    description: string | null;
                                    signature: {
                                        present: boolean;
                                        subject: string | null;
                                    };
                                    installer: {
                                        /** @enum {string} */
                                        type: "inno" | "nsis" | "burn" | "installshield" | "squirrel" | "velopack" | "advanced-installer" | "installaware" | "7-zip-sfx" | "iexpress" | "msi-in-exe";
                                        toolVersion: string | null;
                                        evidence: string;
                                        silent: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                        uninstall: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                    } | null;
                                }) | null;
                                problem: string | null;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Replace name, version and steps */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    packageId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        description?: string;
                        /**
                         * @default software
                         * @enum {string}
                         */
                        class?: "software" | "driver-app";
                        /** @default [] */
                        architectures?: ("x64" | "arm64" | "x86")[];
                        filter?: components["schemas"]["FilterInput"] | null;
                        /** @default [] */
                        dependencies?: string[];
                        /** @default [] */
                        replaces?: string[];
                        /**
                         * @default when-asked
                         * @enum {string}
                         */
                        reboot?: "when-asked" | "always" | "never";
                        /** @default [] */
                        detection?: ({
                            /** @enum {string} */
                            kind: "msi-product";
                            productCode: string;
                            /** @default null */
                            minimumVersion?: string | null;
                        } | {
                            /** @enum {string} */
                            kind: "file-version";
                            path: string;
                            /** @default null */
                            minimumVersion?: string | null;
                        } | {
                            /** @enum {string} */
                            kind: "registry-value";
                            /** @enum {string} */
                            root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                            key: string;
                            name: string;
                            /**
                             * @default 64-bit
                             * @enum {string}
                             */
                            view?: "64-bit" | "32-bit";
                            /**
                             * @default exists
                             * @enum {string}
                             */
                            operator?: "exists" | "equals" | "at-least";
                            /** @default  */
                            value?: string;
                        } | {
                            /** @enum {string} */
                            kind: "script";
                            script: string;
                        })[];
                        uninstallSteps?: components["schemas"]["SoftwareStepInput"][];
                        name: string;
                        version: string;
                        steps: components["schemas"]["SoftwareStepInput"][];
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            description: string;
                            /**
                             * @default software
                             * @enum {string}
                             */
                            class: "software" | "driver-app";
                            /** @default [] */
                            architectures: ("x64" | "arm64" | "x86")[];
                            /** @default null */
                            filter: components["schemas"]["Filter"] | null;
                            /** @default [] */
                            dependencies: string[];
                            /** @default [] */
                            replaces: string[];
                            /**
                             * @default when-asked
                             * @enum {string}
                             */
                            reboot: "when-asked" | "always" | "never";
                            /** @default [] */
                            detection: ({
                                /** @enum {string} */
                                kind: "msi-product";
                                productCode: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "file-version";
                                path: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "registry-value";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                                /**
                                 * @default 64-bit
                                 * @enum {string}
                                 */
                                view: "64-bit" | "32-bit";
                                /**
                                 * @default exists
                                 * @enum {string}
                                 */
                                operator: "exists" | "equals" | "at-least";
                                /** @default  */
                                value: string;
                            } | {
                                /** @enum {string} */
                                kind: "script";
                                script: string;
                            })[];
                            /** @default [] */
                            uninstallSteps: components["schemas"]["SoftwareStep"][];
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            productId: string;
                            revision: number;
                            name: string;
                            version: string;
                            steps: components["schemas"]["SoftwareStep"][];
                            files: {
                                sha256: string;
                                sizeBytes: number;
                                path: string;
                            }[];
                            fileFacts: {
                                path: string;
                                facts: ({
                                    /** @enum {string} */
                                    kind: "msi";
                                    productName: string | null;
                                    productCode: string | null;
                                    productVersion: string | null;
                                    upgradeCode: string | null;
                                    manufacturer: string | null;
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    language: number | null;
                                    packageCode: string | null;
                                    /** @enum {string} */
                                    installsFor: "machine" | "user" | "either" | "unknown";
                                    languages: number[];
                                    madeWith: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "msi-patch" | "msi-transform";
                                    title: string | null;
                                    targetProductCodes: string[];
                                    patchCode: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "program";
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    productName: string | null;
                                    productVersion: string | null;
                                    fileVersion: string | null;
                                    companyName: string | null;
                                    description: string | null;
                                    signature: {
                                        present: boolean;
                                        subject: string | null;
                                    };
                                    installer: {
                                        /** @enum {string} */
                                        type: "inno" | "nsis" | "burn" | "installshield" | "squirrel" | "velopack" | "advanced-installer" | "installaware" | "7-zip-sfx" | "iexpress" | "msi-in-exe";
                                        toolVersion: string | null;
                                        evidence: string;
                                        silent: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                        uninstall: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                    } | null;
                                }) | null;
                                problem: string | null;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    packageId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                /** @default  */
                                vendor: string;
                                /** @default  */
                                homepage: "" | string;
                                /** @default  */
                                notes: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                revision: number;
                                versions: {
                                    /** Format: uuid */
                                    packageId: string;
                                    version: string;
                                    steps: number;
                                    files: number;
                                    builds: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                    /** Format: date-time */
                                    updatedAt: string;
                                }[];
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Create a product */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        vendor?: string;
                        /** @default  */
                        homepage?: "" | string;
                        /** @default  */
                        notes?: string;
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            /** @default  */
                            vendor: string;
                            /** @default  */
                            homepage: "" | string;
                            /** @default  */
                            notes: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            versions: {
                                /** Format: uuid */
                                packageId: string;
                                version: string;
                                steps: number;
                                files: number;
                                builds: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-products/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete several: all of them, or none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-products/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product with its versions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    productId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            /** @default  */
                            vendor: string;
                            /** @default  */
                            homepage: "" | string;
                            /** @default  */
                            notes: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            versions: {
                                /** Format: uuid */
                                packageId: string;
                                version: string;
                                steps: number;
                                files: number;
                                builds: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Replace what is said of a product; a new name is its packages', too */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    productId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default  */
                        vendor?: string;
                        /** @default  */
                        homepage?: "" | string;
                        /** @default  */
                        notes?: string;
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            /** @default  */
                            vendor: string;
                            /** @default  */
                            homepage: "" | string;
                            /** @default  */
                            notes: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            versions: {
                                /** Format: uuid */
                                packageId: string;
                                version: string;
                                steps: number;
                                files: number;
                                builds: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a product without versions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    productId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-packages/{packageId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin another version as a copy of this one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    packageId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: string;
                        /** @default false */
                        withFiles?: boolean;
                        /** @default false */
                        replaces?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            description: string;
                            /**
                             * @default software
                             * @enum {string}
                             */
                            class: "software" | "driver-app";
                            /** @default [] */
                            architectures: ("x64" | "arm64" | "x86")[];
                            /** @default null */
                            filter: components["schemas"]["Filter"] | null;
                            /** @default [] */
                            dependencies: string[];
                            /** @default [] */
                            replaces: string[];
                            /**
                             * @default when-asked
                             * @enum {string}
                             */
                            reboot: "when-asked" | "always" | "never";
                            /** @default [] */
                            detection: ({
                                /** @enum {string} */
                                kind: "msi-product";
                                productCode: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "file-version";
                                path: string;
                                /** @default null */
                                minimumVersion: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "registry-value";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                                /**
                                 * @default 64-bit
                                 * @enum {string}
                                 */
                                view: "64-bit" | "32-bit";
                                /**
                                 * @default exists
                                 * @enum {string}
                                 */
                                operator: "exists" | "equals" | "at-least";
                                /** @default  */
                                value: string;
                            } | {
                                /** @enum {string} */
                                kind: "script";
                                script: string;
                            })[];
                            /** @default [] */
                            uninstallSteps: components["schemas"]["SoftwareStep"][];
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            productId: string;
                            revision: number;
                            name: string;
                            version: string;
                            steps: components["schemas"]["SoftwareStep"][];
                            files: {
                                sha256: string;
                                sizeBytes: number;
                                path: string;
                            }[];
                            fileFacts: {
                                path: string;
                                facts: ({
                                    /** @enum {string} */
                                    kind: "msi";
                                    productName: string | null;
                                    productCode: string | null;
                                    productVersion: string | null;
                                    upgradeCode: string | null;
                                    manufacturer: string | null;
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    language: number | null;
                                    packageCode: string | null;
                                    /** @enum {string} */
                                    installsFor: "machine" | "user" | "either" | "unknown";
                                    languages: number[];
                                    madeWith: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "msi-patch" | "msi-transform";
                                    title: string | null;
                                    targetProductCodes: string[];
                                    patchCode: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "program";
                                    architecture: ("x86" | "x64" | "arm64" | "arm" | "ia64") | null;
                                    productName: string | null;
                                    productVersion: string | null;
                                    fileVersion: string | null;
                                    companyName: string | null;
                                    description: string | null;
                                    signature: {
                                        present: boolean;
                                        subject: string | null;
                                    };
                                    installer: {
                                        /** @enum {string} */
                                        type: "inno" | "nsis" | "burn" | "installshield" | "squirrel" | "velopack" | "advanced-installer" | "installaware" | "7-zip-sfx" | "iexpress" | "msi-in-exe";
                                        toolVersion: string | null;
                                        evidence: string;
                                        silent: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                        uninstall: {
                                            commandLine: string;
                                            /** @enum {string} */
                                            certainty: "documented" | "usual" | "guess";
                                            note: string | null;
                                        }[];
                                    } | null;
                                }) | null;
                                problem: string | null;
                            }[];
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a .reg file into the changes of a step */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: byte */
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changes: ({
                                /** @enum {string} */
                                action: "set";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                                data: {
                                    /** @enum {string} */
                                    type: "REG_SZ";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_EXPAND_SZ";
                                    text: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_MULTI_SZ";
                                    texts: string[];
                                } | {
                                    /** @enum {string} */
                                    type: "REG_DWORD";
                                    number: number;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_QWORD";
                                    digits: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_BINARY";
                                    bytes: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_NONE";
                                    bytes: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_DWORD_BIG_ENDIAN";
                                    bytes: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_LINK";
                                    bytes: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_RESOURCE_LIST";
                                    bytes: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_FULL_RESOURCE_DESCRIPTOR";
                                    bytes: string;
                                } | {
                                    /** @enum {string} */
                                    type: "REG_RESOURCE_REQUIREMENTS_LIST";
                                    bytes: string;
                                };
                            } | {
                                /** @enum {string} */
                                action: "delete-value";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                                name: string;
                            } | {
                                /** @enum {string} */
                                action: "create-key";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                            } | {
                                /** @enum {string} */
                                action: "delete-key";
                                /** @enum {string} */
                                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                                key: string;
                            })[];
                            problems: {
                                line: number;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/winget-resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find the installers of a WinGet package and pin them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        packageId: string;
                        /** @default null */
                        version?: string | null;
                        /**
                         * @default machine
                         * @enum {string}
                         */
                        scope?: "machine" | "user";
                        architectures: ("x64" | "arm64" | "x86")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            packageId: string;
                            name: string;
                            publisher: string;
                            pins: {
                                /** Format: uri */
                                url: string;
                                sha256: string;
                                /** @default null */
                                sizeBytes: number | null;
                                /** @default [] */
                                nestedFiles: {
                                    path: string;
                                    /** @default null */
                                    alias: string | null;
                                }[];
                                version: string;
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** @enum {string} */
                                type: "msi" | "wix" | "burn" | "inno" | "nullsoft" | "exe" | "msix" | "appx" | "portable";
                                arguments: string;
                                exitCodes: {
                                    code: number;
                                    /** @enum {string} */
                                    meaning: "success" | "reboot" | "retry" | "fail";
                                    /** @default  */
                                    note: string;
                                }[];
                                productCode: (string) | null;
                                /** @default null */
                                portable: {
                                    displayName: string;
                                    publisher: string;
                                    displayVersion: string;
                                    command: string | null;
                                    dependsOnPath: boolean;
                                } | null;
                                /** @default [] */
                                requires: string[];
                                /** @default [] */
                                dependencies: {
                                    /** Format: uri */
                                    url: string;
                                    sha256: string;
                                    /** @default null */
                                    sizeBytes: number | null;
                                    /** @default [] */
                                    nestedFiles: {
                                        path: string;
                                        /** @default null */
                                        alias: string | null;
                                    }[];
                                    packageId: string;
                                    version: string;
                                    /** @enum {string} */
                                    type: "msix" | "appx";
                                }[];
                                manifestSha256: string;
                                /** Format: date-time */
                                resolvedAt: string;
                            }[];
                            dependencies: string[];
                            /** @default [] */
                            notes: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                message: string;
                            }[];
                            problems: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/builds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                revision: number;
                                definition: {
                                    name: string;
                                    /** @default  */
                                    description: string;
                                    /**
                                     * @default device
                                     * @enum {string}
                                     */
                                    icon: "device" | "laptop" | "desktop" | "tablet" | "kiosk" | "classroom" | "meeting-room" | "factory" | "health" | "retail" | "developer" | "office" | "server" | "test";
                                    /** @default true */
                                    active: boolean;
                                    /** @default [] */
                                    tags: string[];
                                    /** @default null */
                                    timeZone: string | null;
                                    /** @default null */
                                    userLocale: string | null;
                                    /** @default null */
                                    systemLocale: string | null;
                                    /** @default null */
                                    inputLocales: (string)[] | null;
                                    /** @default null */
                                    registeredOwner: string | null;
                                    /** @default null */
                                    registeredOrganisation: string | null;
                                    operatingSystems: {
                                        /** @enum {string} */
                                        architecture: "x64" | "arm64" | "x86";
                                        /** Format: uuid */
                                        operatingSystemId: string;
                                        imageIndex: number;
                                        language: string;
                                        /**
                                         * @default {
                                         *       "kind": "none"
                                         *     }
                                         */
                                        productKey: {
                                            /** @enum {string} */
                                            kind: "none";
                                        } | {
                                            /** @enum {string} */
                                            kind: "generic";
                                        } | {
                                            /** @enum {string} */
                                            kind: "own";
                                            /** Format: uuid */
                                            secretId: string;
                                        };
                                        /** @default [] */
                                        enabledFeatures: string[];
                                        /** @default [] */
                                        disabledFeatures: string[];
                                        /** @default [] */
                                        removedApps: string[];
                                    }[];
                                    packageIds: string[];
                                    computerNameTemplate: string;
                                    naming: {
                                        /** @default false */
                                        lookUp: boolean;
                                        /** @default null */
                                        ask: {
                                            /** @default null */
                                            pattern: string | null;
                                        } | null;
                                    };
                                    /** @default null */
                                    diskTemplateId: string | null;
                                    /** @default null */
                                    securityModelId: string | null;
                                    /**
                                     * @default {
                                     *       "kind": "untouched",
                                     *       "afterwards": "restart"
                                     *     }
                                     */
                                    ending: {
                                        /** @enum {string} */
                                        kind: "untouched";
                                        /**
                                         * @default restart
                                         * @enum {string}
                                         */
                                        afterwards: "restart" | "shut-down";
                                    } | {
                                        /** @enum {string} */
                                        kind: "answered";
                                        pages: {
                                            /** @default false */
                                            askRegion: boolean;
                                            /** @default false */
                                            hideLicence: boolean;
                                            /** @default false */
                                            hideRegistration: boolean;
                                            /** @default false */
                                            hideNetwork: boolean;
                                            /** @default false */
                                            hideOnlineAccounts: boolean;
                                            /**
                                             * @default asked
                                             * @enum {string}
                                             */
                                            privacy: "asked" | "recommended" | "off";
                                        };
                                        /**
                                         * @default restart
                                         * @enum {string}
                                         */
                                        afterwards: "restart" | "shut-down";
                                    } | {
                                        /** @enum {string} */
                                        kind: "desktop";
                                        /**
                                         * @default off
                                         * @enum {string}
                                         */
                                        privacy: "recommended" | "off";
                                        /** @default false */
                                        signInWhileDeploying: boolean;
                                        /**
                                         * @default restart
                                         * @enum {string}
                                         */
                                        afterwards: "restart" | "shut-down";
                                    } | {
                                        /** @enum {string} */
                                        kind: "audit";
                                        /**
                                         * @default restart
                                         * @enum {string}
                                         */
                                        afterwards: "restart" | "shut-down";
                                    };
                                    /**
                                     * @default {
                                     *       "kind": "none"
                                     *     }
                                     */
                                    join: {
                                        /** @enum {string} */
                                        kind: "none";
                                    } | {
                                        /** @enum {string} */
                                        kind: "workgroup";
                                        name: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "domain";
                                        domain: string;
                                        /** Format: uuid */
                                        accountSecretId: string;
                                        /**
                                         * @default {
                                         *       "kind": "default"
                                         *     }
                                         */
                                        organisationalUnit: {
                                            /** @enum {string} */
                                            kind: "default";
                                        } | {
                                            /** @enum {string} */
                                            kind: "fixed";
                                            path: string;
                                        } | {
                                            /** @enum {string} */
                                            kind: "by-location";
                                            places: {
                                                /** Format: uuid */
                                                locationId: string;
                                                path: string;
                                            }[];
                                            /** @default null */
                                            otherwise: string | null;
                                        };
                                    } | {
                                        /** @enum {string} */
                                        kind: "offline-domain";
                                        accounts: {
                                            computerName: string;
                                            /** Format: uuid */
                                            blobSecretId: string;
                                        }[];
                                    };
                                    /**
                                     * @default {
                                     *       "kind": "as-it-is",
                                     *       "renamedTo": null
                                     *     }
                                     */
                                    administrator: {
                                        /** @enum {string} */
                                        kind: "as-it-is";
                                        /** @default null */
                                        renamedTo: (string & (unknown & unknown)) | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "disabled";
                                        /** @default null */
                                        renamedTo: (string & (unknown & unknown)) | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "enabled";
                                        /** Format: uuid */
                                        passwordSecretId: string;
                                        /** @default null */
                                        renamedTo: (string & (unknown & unknown)) | null;
                                    };
                                    /**
                                     * @default go-on
                                     * @enum {string}
                                     */
                                    whenDriverFails: "go-on" | "stop";
                                    /** @default null */
                                    checks: {
                                        list: ({
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "memory";
                                            minimumGigabytes: number;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "disk";
                                            minimumGigabytes: number;
                                            buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "internal-disk";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "uefi";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "secure-boot";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "tpm";
                                            /** @enum {string} */
                                            minimumVersion: "1.2" | "2.0";
                                            mustBeEnabled: boolean;
                                            mustBeActivated: boolean;
                                            mustNotBeOwned: boolean;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "processor";
                                            minimumCores: number;
                                            minimumMegahertz: number;
                                            windows11: boolean;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "power";
                                            mainsRequired: boolean;
                                            minimumBatteryPercent: number | null;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "network";
                                            minimumMegabitsPerSecond: number;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "clock";
                                            mostSeconds: number;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "firmware-age";
                                            mostMonths: number;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "known-model";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "driver-coverage";
                                            classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "autopilot-readiness";
                                            mostDays: number;
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "hardware-hash";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "problem-devices";
                                            classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "packages-detected";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "activation";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "join";
                                            /** @enum {string} */
                                            expected: "workgroup" | "domain" | "entra" | "hybrid";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "bitlocker";
                                            /** @enum {string} */
                                            expected: "on" | "off";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "leftovers";
                                        } | {
                                            /** @enum {string} */
                                            level: "block" | "warn";
                                            /** @default false */
                                            mayOverride: boolean;
                                            /** @enum {string} */
                                            kind: "script";
                                            /** Format: uuid */
                                            id: string;
                                            name: string;
                                            /** @enum {string} */
                                            when: "before" | "after";
                                            script: string;
                                            /** @default 60 */
                                            timeoutSeconds: number;
                                        })[];
                                        /** @default 60 */
                                        decisionMinutes: number;
                                    } | null;
                                    autopilot: ({
                                        /**
                                         * @default registration
                                         * @enum {string}
                                         */
                                        way: "registration";
                                        /**
                                         * @default user-driven
                                         * @enum {string}
                                         */
                                        intendedMode: "user-driven" | "self-deploying" | "pre-provisioned" | "hybrid-user-driven";
                                        groupTag: string;
                                        /** Format: uuid */
                                        groupObjectId: string;
                                        waitPolicy: {
                                            /** @enum {string} */
                                            kind: "until-ready";
                                            /**
                                             * @default fail
                                             * @enum {string}
                                             */
                                            whenFailed: "fail" | "continue";
                                        } | {
                                            /** @enum {string} */
                                            kind: "minutes";
                                            minutes: number;
                                            /** @enum {string} */
                                            afterwards: "continue" | "fail";
                                            /**
                                             * @default fail
                                             * @enum {string}
                                             */
                                            whenFailed: "fail" | "continue";
                                        } | {
                                            /** @enum {string} */
                                            kind: "none";
                                        };
                                    } | {
                                        /** @enum {string} */
                                        way: "offline-profile";
                                        profileName: string;
                                        /** @enum {string} */
                                        joinMethod: "entra" | "hybrid";
                                        /** @enum {string} */
                                        accountType: "standard" | "administrator";
                                        forcedEnrollment: boolean;
                                        hidePrivacySettings: boolean;
                                        hideLicenseTerms: boolean;
                                        skipKeyboardPage: boolean;
                                        skipConnectivityCheck: boolean;
                                        deviceNameTemplate: string | null;
                                        language: string | null;
                                        region: string | null;
                                        tenantDomain: string | null;
                                    } | {
                                        /** @enum {string} */
                                        way: "device-preparation";
                                        /** Format: uuid */
                                        groupObjectId: string;
                                        policyName: string | null;
                                        importIdentifiers: boolean;
                                        waitPolicy: {
                                            /** @enum {string} */
                                            kind: "until-ready";
                                            /**
                                             * @default fail
                                             * @enum {string}
                                             */
                                            whenFailed: "fail" | "continue";
                                        } | {
                                            /** @enum {string} */
                                            kind: "minutes";
                                            minutes: number;
                                            /** @enum {string} */
                                            afterwards: "continue" | "fail";
                                            /**
                                             * @default fail
                                             * @enum {string}
                                             */
                                            whenFailed: "fail" | "continue";
                                        } | {
                                            /** @enum {string} */
                                            kind: "none";
                                        };
                                    }) | null;
                                };
                                publishedNumber: number | null;
                                changedSincePublication: boolean;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Create */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        definition: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /**
                             * @default device
                             * @enum {string}
                             */
                            icon?: "device" | "laptop" | "desktop" | "tablet" | "kiosk" | "classroom" | "meeting-room" | "factory" | "health" | "retail" | "developer" | "office" | "server" | "test";
                            /** @default true */
                            active?: boolean;
                            /** @default [] */
                            tags?: string[];
                            /** @default null */
                            timeZone?: string | null;
                            /** @default null */
                            userLocale?: string | null;
                            /** @default null */
                            systemLocale?: string | null;
                            /** @default null */
                            inputLocales?: (string)[] | null;
                            /** @default null */
                            registeredOwner?: string | null;
                            /** @default null */
                            registeredOrganisation?: string | null;
                            operatingSystems: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** Format: uuid */
                                operatingSystemId: string;
                                imageIndex: number;
                                language: string;
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                productKey?: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "generic";
                                } | {
                                    /** @enum {string} */
                                    kind: "own";
                                    /** Format: uuid */
                                    secretId: string;
                                };
                                /** @default [] */
                                enabledFeatures?: string[];
                                /** @default [] */
                                disabledFeatures?: string[];
                                /** @default [] */
                                removedApps?: string[];
                            }[];
                            packageIds: string[];
                            computerNameTemplate: string;
                            /** @default {} */
                            naming?: {
                                /** @default false */
                                lookUp?: boolean;
                                /** @default null */
                                ask?: {
                                    /** @default null */
                                    pattern?: string | null;
                                } | null;
                            };
                            /** @default null */
                            diskTemplateId?: string | null;
                            /** @default null */
                            securityModelId?: string | null;
                            /**
                             * @default {
                             *       "kind": "untouched",
                             *       "afterwards": "restart"
                             *     }
                             */
                            ending?: {
                                /** @enum {string} */
                                kind: "untouched";
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            } | {
                                /** @enum {string} */
                                kind: "answered";
                                pages: {
                                    /** @default false */
                                    askRegion?: boolean;
                                    /** @default false */
                                    hideLicence?: boolean;
                                    /** @default false */
                                    hideRegistration?: boolean;
                                    /** @default false */
                                    hideNetwork?: boolean;
                                    /** @default false */
                                    hideOnlineAccounts?: boolean;
                                    /**
                                     * @default asked
                                     * @enum {string}
                                     */
                                    privacy?: "asked" | "recommended" | "off";
                                };
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            } | {
                                /** @enum {string} */
                                kind: "desktop";
                                /**
                                 * @default off
                                 * @enum {string}
                                 */
                                privacy?: "recommended" | "off";
                                /** @default false */
                                signInWhileDeploying?: boolean;
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            } | {
                                /** @enum {string} */
                                kind: "audit";
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            };
                            /**
                             * @default {
                             *       "kind": "none"
                             *     }
                             */
                            join?: {
                                /** @enum {string} */
                                kind: "none";
                            } | {
                                /** @enum {string} */
                                kind: "workgroup";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "domain";
                                domain: string;
                                /** Format: uuid */
                                accountSecretId: string;
                                /**
                                 * @default {
                                 *       "kind": "default"
                                 *     }
                                 */
                                organisationalUnit?: {
                                    /** @enum {string} */
                                    kind: "default";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    path: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "by-location";
                                    places: {
                                        /** Format: uuid */
                                        locationId: string;
                                        path: string;
                                    }[];
                                    /** @default null */
                                    otherwise?: string | null;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "offline-domain";
                                accounts: {
                                    computerName: string;
                                    /** Format: uuid */
                                    blobSecretId: string;
                                }[];
                            };
                            /**
                             * @default {
                             *       "kind": "as-it-is",
                             *       "renamedTo": null
                             *     }
                             */
                            administrator?: {
                                /** @enum {string} */
                                kind: "as-it-is";
                                /** @default null */
                                renamedTo?: (string & (unknown & unknown)) | null;
                            } | {
                                /** @enum {string} */
                                kind: "disabled";
                                /** @default null */
                                renamedTo?: (string & (unknown & unknown)) | null;
                            } | {
                                /** @enum {string} */
                                kind: "enabled";
                                /** Format: uuid */
                                passwordSecretId: string;
                                /** @default null */
                                renamedTo?: (string & (unknown & unknown)) | null;
                            };
                            /**
                             * @default go-on
                             * @enum {string}
                             */
                            whenDriverFails?: "go-on" | "stop";
                            /** @default null */
                            checks?: {
                                list: ({
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "memory";
                                    minimumGigabytes: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "disk";
                                    minimumGigabytes: number;
                                    buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "internal-disk";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "uefi";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "secure-boot";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "tpm";
                                    /** @enum {string} */
                                    minimumVersion: "1.2" | "2.0";
                                    mustBeEnabled: boolean;
                                    mustBeActivated: boolean;
                                    mustNotBeOwned: boolean;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "processor";
                                    minimumCores: number;
                                    minimumMegahertz: number;
                                    windows11: boolean;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "power";
                                    mainsRequired: boolean;
                                    minimumBatteryPercent: number | null;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "network";
                                    minimumMegabitsPerSecond: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "clock";
                                    mostSeconds: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "firmware-age";
                                    mostMonths: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "known-model";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "driver-coverage";
                                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "autopilot-readiness";
                                    mostDays: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "hardware-hash";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "problem-devices";
                                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "packages-detected";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "activation";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "join";
                                    /** @enum {string} */
                                    expected: "workgroup" | "domain" | "entra" | "hybrid";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "bitlocker";
                                    /** @enum {string} */
                                    expected: "on" | "off";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "leftovers";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "script";
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    when: "before" | "after";
                                    script: string;
                                    /** @default 60 */
                                    timeoutSeconds?: number;
                                })[];
                                /** @default 60 */
                                decisionMinutes?: number;
                            } | null;
                            autopilot: ({
                                /**
                                 * @default registration
                                 * @enum {string}
                                 */
                                way?: "registration";
                                /**
                                 * @default user-driven
                                 * @enum {string}
                                 */
                                intendedMode?: "user-driven" | "self-deploying" | "pre-provisioned" | "hybrid-user-driven";
                                groupTag: string;
                                /** Format: uuid */
                                groupObjectId: string;
                                waitPolicy: {
                                    /** @enum {string} */
                                    kind: "until-ready";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "minutes";
                                    minutes: number;
                                    /** @enum {string} */
                                    afterwards: "continue" | "fail";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "none";
                                };
                            } | {
                                /** @enum {string} */
                                way: "offline-profile";
                                profileName: string;
                                /** @enum {string} */
                                joinMethod: "entra" | "hybrid";
                                /** @enum {string} */
                                accountType: "standard" | "administrator";
                                forcedEnrollment: boolean;
                                hidePrivacySettings: boolean;
                                hideLicenseTerms: boolean;
                                skipKeyboardPage: boolean;
                                skipConnectivityCheck: boolean;
                                deviceNameTemplate: string | null;
                                language: string | null;
                                region: string | null;
                                tenantDomain: string | null;
                            } | {
                                /** @enum {string} */
                                way: "device-preparation";
                                /** Format: uuid */
                                groupObjectId: string;
                                policyName: string | null;
                                importIdentifiers: boolean;
                                waitPolicy: {
                                    /** @enum {string} */
                                    kind: "until-ready";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "minutes";
                                    minutes: number;
                                    /** @enum {string} */
                                    afterwards: "continue" | "fail";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "none";
                                };
                            }) | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /**
                                 * @default device
                                 * @enum {string}
                                 */
                                icon: "device" | "laptop" | "desktop" | "tablet" | "kiosk" | "classroom" | "meeting-room" | "factory" | "health" | "retail" | "developer" | "office" | "server" | "test";
                                /** @default true */
                                active: boolean;
                                /** @default [] */
                                tags: string[];
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                operatingSystems: {
                                    /** @enum {string} */
                                    architecture: "x64" | "arm64" | "x86";
                                    /** Format: uuid */
                                    operatingSystemId: string;
                                    imageIndex: number;
                                    language: string;
                                    /**
                                     * @default {
                                     *       "kind": "none"
                                     *     }
                                     */
                                    productKey: {
                                        /** @enum {string} */
                                        kind: "none";
                                    } | {
                                        /** @enum {string} */
                                        kind: "generic";
                                    } | {
                                        /** @enum {string} */
                                        kind: "own";
                                        /** Format: uuid */
                                        secretId: string;
                                    };
                                    /** @default [] */
                                    enabledFeatures: string[];
                                    /** @default [] */
                                    disabledFeatures: string[];
                                    /** @default [] */
                                    removedApps: string[];
                                }[];
                                packageIds: string[];
                                computerNameTemplate: string;
                                naming: {
                                    /** @default false */
                                    lookUp: boolean;
                                    /** @default null */
                                    ask: {
                                        /** @default null */
                                        pattern: string | null;
                                    } | null;
                                };
                                /** @default null */
                                diskTemplateId: string | null;
                                /** @default null */
                                securityModelId: string | null;
                                /**
                                 * @default {
                                 *       "kind": "untouched",
                                 *       "afterwards": "restart"
                                 *     }
                                 */
                                ending: {
                                    /** @enum {string} */
                                    kind: "untouched";
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "answered";
                                    pages: {
                                        /** @default false */
                                        askRegion: boolean;
                                        /** @default false */
                                        hideLicence: boolean;
                                        /** @default false */
                                        hideRegistration: boolean;
                                        /** @default false */
                                        hideNetwork: boolean;
                                        /** @default false */
                                        hideOnlineAccounts: boolean;
                                        /**
                                         * @default asked
                                         * @enum {string}
                                         */
                                        privacy: "asked" | "recommended" | "off";
                                    };
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "desktop";
                                    /**
                                     * @default off
                                     * @enum {string}
                                     */
                                    privacy: "recommended" | "off";
                                    /** @default false */
                                    signInWhileDeploying: boolean;
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "audit";
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                };
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                join: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "workgroup";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "domain";
                                    domain: string;
                                    /** Format: uuid */
                                    accountSecretId: string;
                                    /**
                                     * @default {
                                     *       "kind": "default"
                                     *     }
                                     */
                                    organisationalUnit: {
                                        /** @enum {string} */
                                        kind: "default";
                                    } | {
                                        /** @enum {string} */
                                        kind: "fixed";
                                        path: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "by-location";
                                        places: {
                                            /** Format: uuid */
                                            locationId: string;
                                            path: string;
                                        }[];
                                        /** @default null */
                                        otherwise: string | null;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "offline-domain";
                                    accounts: {
                                        computerName: string;
                                        /** Format: uuid */
                                        blobSecretId: string;
                                    }[];
                                };
                                /**
                                 * @default {
                                 *       "kind": "as-it-is",
                                 *       "renamedTo": null
                                 *     }
                                 */
                                administrator: {
                                    /** @enum {string} */
                                    kind: "as-it-is";
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "disabled";
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "enabled";
                                    /** Format: uuid */
                                    passwordSecretId: string;
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                };
                                /**
                                 * @default go-on
                                 * @enum {string}
                                 */
                                whenDriverFails: "go-on" | "stop";
                                /** @default null */
                                checks: {
                                    list: ({
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "memory";
                                        minimumGigabytes: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "disk";
                                        minimumGigabytes: number;
                                        buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "internal-disk";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "uefi";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "secure-boot";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "tpm";
                                        /** @enum {string} */
                                        minimumVersion: "1.2" | "2.0";
                                        mustBeEnabled: boolean;
                                        mustBeActivated: boolean;
                                        mustNotBeOwned: boolean;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "processor";
                                        minimumCores: number;
                                        minimumMegahertz: number;
                                        windows11: boolean;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "power";
                                        mainsRequired: boolean;
                                        minimumBatteryPercent: number | null;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "network";
                                        minimumMegabitsPerSecond: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "clock";
                                        mostSeconds: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "firmware-age";
                                        mostMonths: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "known-model";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "driver-coverage";
                                        classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "autopilot-readiness";
                                        mostDays: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "hardware-hash";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "problem-devices";
                                        classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "packages-detected";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "activation";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "join";
                                        /** @enum {string} */
                                        expected: "workgroup" | "domain" | "entra" | "hybrid";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "bitlocker";
                                        /** @enum {string} */
                                        expected: "on" | "off";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "leftovers";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "script";
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        /** @enum {string} */
                                        when: "before" | "after";
                                        script: string;
                                        /** @default 60 */
                                        timeoutSeconds: number;
                                    })[];
                                    /** @default 60 */
                                    decisionMinutes: number;
                                } | null;
                                autopilot: ({
                                    /**
                                     * @default registration
                                     * @enum {string}
                                     */
                                    way: "registration";
                                    /**
                                     * @default user-driven
                                     * @enum {string}
                                     */
                                    intendedMode: "user-driven" | "self-deploying" | "pre-provisioned" | "hybrid-user-driven";
                                    groupTag: string;
                                    /** Format: uuid */
                                    groupObjectId: string;
                                    waitPolicy: {
                                        /** @enum {string} */
                                        kind: "until-ready";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "minutes";
                                        minutes: number;
                                        /** @enum {string} */
                                        afterwards: "continue" | "fail";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "none";
                                    };
                                } | {
                                    /** @enum {string} */
                                    way: "offline-profile";
                                    profileName: string;
                                    /** @enum {string} */
                                    joinMethod: "entra" | "hybrid";
                                    /** @enum {string} */
                                    accountType: "standard" | "administrator";
                                    forcedEnrollment: boolean;
                                    hidePrivacySettings: boolean;
                                    hideLicenseTerms: boolean;
                                    skipKeyboardPage: boolean;
                                    skipConnectivityCheck: boolean;
                                    deviceNameTemplate: string | null;
                                    language: string | null;
                                    region: string | null;
                                    tenantDomain: string | null;
                                } | {
                                    /** @enum {string} */
                                    way: "device-preparation";
                                    /** Format: uuid */
                                    groupObjectId: string;
                                    policyName: string | null;
                                    importIdentifiers: boolean;
                                    waitPolicy: {
                                        /** @enum {string} */
                                        kind: "until-ready";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "minutes";
                                        minutes: number;
                                        /** @enum {string} */
                                        afterwards: "continue" | "fail";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "none";
                                    };
                                }) | null;
                            };
                            publishedNumber: number | null;
                            changedSincePublication: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/builds/{buildId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    buildId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /**
                                 * @default device
                                 * @enum {string}
                                 */
                                icon: "device" | "laptop" | "desktop" | "tablet" | "kiosk" | "classroom" | "meeting-room" | "factory" | "health" | "retail" | "developer" | "office" | "server" | "test";
                                /** @default true */
                                active: boolean;
                                /** @default [] */
                                tags: string[];
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                operatingSystems: {
                                    /** @enum {string} */
                                    architecture: "x64" | "arm64" | "x86";
                                    /** Format: uuid */
                                    operatingSystemId: string;
                                    imageIndex: number;
                                    language: string;
                                    /**
                                     * @default {
                                     *       "kind": "none"
                                     *     }
                                     */
                                    productKey: {
                                        /** @enum {string} */
                                        kind: "none";
                                    } | {
                                        /** @enum {string} */
                                        kind: "generic";
                                    } | {
                                        /** @enum {string} */
                                        kind: "own";
                                        /** Format: uuid */
                                        secretId: string;
                                    };
                                    /** @default [] */
                                    enabledFeatures: string[];
                                    /** @default [] */
                                    disabledFeatures: string[];
                                    /** @default [] */
                                    removedApps: string[];
                                }[];
                                packageIds: string[];
                                computerNameTemplate: string;
                                naming: {
                                    /** @default false */
                                    lookUp: boolean;
                                    /** @default null */
                                    ask: {
                                        /** @default null */
                                        pattern: string | null;
                                    } | null;
                                };
                                /** @default null */
                                diskTemplateId: string | null;
                                /** @default null */
                                securityModelId: string | null;
                                /**
                                 * @default {
                                 *       "kind": "untouched",
                                 *       "afterwards": "restart"
                                 *     }
                                 */
                                ending: {
                                    /** @enum {string} */
                                    kind: "untouched";
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "answered";
                                    pages: {
                                        /** @default false */
                                        askRegion: boolean;
                                        /** @default false */
                                        hideLicence: boolean;
                                        /** @default false */
                                        hideRegistration: boolean;
                                        /** @default false */
                                        hideNetwork: boolean;
                                        /** @default false */
                                        hideOnlineAccounts: boolean;
                                        /**
                                         * @default asked
                                         * @enum {string}
                                         */
                                        privacy: "asked" | "recommended" | "off";
                                    };
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "desktop";
                                    /**
                                     * @default off
                                     * @enum {string}
                                     */
                                    privacy: "recommended" | "off";
                                    /** @default false */
                                    signInWhileDeploying: boolean;
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "audit";
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                };
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                join: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "workgroup";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "domain";
                                    domain: string;
                                    /** Format: uuid */
                                    accountSecretId: string;
                                    /**
                                     * @default {
                                     *       "kind": "default"
                                     *     }
                                     */
                                    organisationalUnit: {
                                        /** @enum {string} */
                                        kind: "default";
                                    } | {
                                        /** @enum {string} */
                                        kind: "fixed";
                                        path: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "by-location";
                                        places: {
                                            /** Format: uuid */
                                            locationId: string;
                                            path: string;
                                        }[];
                                        /** @default null */
                                        otherwise: string | null;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "offline-domain";
                                    accounts: {
                                        computerName: string;
                                        /** Format: uuid */
                                        blobSecretId: string;
                                    }[];
                                };
                                /**
                                 * @default {
                                 *       "kind": "as-it-is",
                                 *       "renamedTo": null
                                 *     }
                                 */
                                administrator: {
                                    /** @enum {string} */
                                    kind: "as-it-is";
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "disabled";
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "enabled";
                                    /** Format: uuid */
                                    passwordSecretId: string;
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                };
                                /**
                                 * @default go-on
                                 * @enum {string}
                                 */
                                whenDriverFails: "go-on" | "stop";
                                /** @default null */
                                checks: {
                                    list: ({
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "memory";
                                        minimumGigabytes: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "disk";
                                        minimumGigabytes: number;
                                        buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "internal-disk";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "uefi";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "secure-boot";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "tpm";
                                        /** @enum {string} */
                                        minimumVersion: "1.2" | "2.0";
                                        mustBeEnabled: boolean;
                                        mustBeActivated: boolean;
                                        mustNotBeOwned: boolean;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "processor";
                                        minimumCores: number;
                                        minimumMegahertz: number;
                                        windows11: boolean;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "power";
                                        mainsRequired: boolean;
                                        minimumBatteryPercent: number | null;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "network";
                                        minimumMegabitsPerSecond: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "clock";
                                        mostSeconds: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "firmware-age";
                                        mostMonths: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "known-model";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "driver-coverage";
                                        classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "autopilot-readiness";
                                        mostDays: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "hardware-hash";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "problem-devices";
                                        classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "packages-detected";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "activation";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "join";
                                        /** @enum {string} */
                                        expected: "workgroup" | "domain" | "entra" | "hybrid";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "bitlocker";
                                        /** @enum {string} */
                                        expected: "on" | "off";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "leftovers";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "script";
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        /** @enum {string} */
                                        when: "before" | "after";
                                        script: string;
                                        /** @default 60 */
                                        timeoutSeconds: number;
                                    })[];
                                    /** @default 60 */
                                    decisionMinutes: number;
                                } | null;
                                autopilot: ({
                                    /**
                                     * @default registration
                                     * @enum {string}
                                     */
                                    way: "registration";
                                    /**
                                     * @default user-driven
                                     * @enum {string}
                                     */
                                    intendedMode: "user-driven" | "self-deploying" | "pre-provisioned" | "hybrid-user-driven";
                                    groupTag: string;
                                    /** Format: uuid */
                                    groupObjectId: string;
                                    waitPolicy: {
                                        /** @enum {string} */
                                        kind: "until-ready";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "minutes";
                                        minutes: number;
                                        /** @enum {string} */
                                        afterwards: "continue" | "fail";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "none";
                                    };
                                } | {
                                    /** @enum {string} */
                                    way: "offline-profile";
                                    profileName: string;
                                    /** @enum {string} */
                                    joinMethod: "entra" | "hybrid";
                                    /** @enum {string} */
                                    accountType: "standard" | "administrator";
                                    forcedEnrollment: boolean;
                                    hidePrivacySettings: boolean;
                                    hideLicenseTerms: boolean;
                                    skipKeyboardPage: boolean;
                                    skipConnectivityCheck: boolean;
                                    deviceNameTemplate: string | null;
                                    language: string | null;
                                    region: string | null;
                                    tenantDomain: string | null;
                                } | {
                                    /** @enum {string} */
                                    way: "device-preparation";
                                    /** Format: uuid */
                                    groupObjectId: string;
                                    policyName: string | null;
                                    importIdentifiers: boolean;
                                    waitPolicy: {
                                        /** @enum {string} */
                                        kind: "until-ready";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "minutes";
                                        minutes: number;
                                        /** @enum {string} */
                                        afterwards: "continue" | "fail";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "none";
                                    };
                                }) | null;
                            };
                            publishedNumber: number | null;
                            changedSincePublication: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        /** Replace the definition */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    buildId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        definition: {
                            name: string;
                            /** @default  */
                            description?: string;
                            /**
                             * @default device
                             * @enum {string}
                             */
                            icon?: "device" | "laptop" | "desktop" | "tablet" | "kiosk" | "classroom" | "meeting-room" | "factory" | "health" | "retail" | "developer" | "office" | "server" | "test";
                            /** @default true */
                            active?: boolean;
                            /** @default [] */
                            tags?: string[];
                            /** @default null */
                            timeZone?: string | null;
                            /** @default null */
                            userLocale?: string | null;
                            /** @default null */
                            systemLocale?: string | null;
                            /** @default null */
                            inputLocales?: (string)[] | null;
                            /** @default null */
                            registeredOwner?: string | null;
                            /** @default null */
                            registeredOrganisation?: string | null;
                            operatingSystems: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** Format: uuid */
                                operatingSystemId: string;
                                imageIndex: number;
                                language: string;
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                productKey?: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "generic";
                                } | {
                                    /** @enum {string} */
                                    kind: "own";
                                    /** Format: uuid */
                                    secretId: string;
                                };
                                /** @default [] */
                                enabledFeatures?: string[];
                                /** @default [] */
                                disabledFeatures?: string[];
                                /** @default [] */
                                removedApps?: string[];
                            }[];
                            packageIds: string[];
                            computerNameTemplate: string;
                            /** @default {} */
                            naming?: {
                                /** @default false */
                                lookUp?: boolean;
                                /** @default null */
                                ask?: {
                                    /** @default null */
                                    pattern?: string | null;
                                } | null;
                            };
                            /** @default null */
                            diskTemplateId?: string | null;
                            /** @default null */
                            securityModelId?: string | null;
                            /**
                             * @default {
                             *       "kind": "untouched",
                             *       "afterwards": "restart"
                             *     }
                             */
                            ending?: {
                                /** @enum {string} */
                                kind: "untouched";
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            } | {
                                /** @enum {string} */
                                kind: "answered";
                                pages: {
                                    /** @default false */
                                    askRegion?: boolean;
                                    /** @default false */
                                    hideLicence?: boolean;
                                    /** @default false */
                                    hideRegistration?: boolean;
                                    /** @default false */
                                    hideNetwork?: boolean;
                                    /** @default false */
                                    hideOnlineAccounts?: boolean;
                                    /**
                                     * @default asked
                                     * @enum {string}
                                     */
                                    privacy?: "asked" | "recommended" | "off";
                                };
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            } | {
                                /** @enum {string} */
                                kind: "desktop";
                                /**
                                 * @default off
                                 * @enum {string}
                                 */
                                privacy?: "recommended" | "off";
                                /** @default false */
                                signInWhileDeploying?: boolean;
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            } | {
                                /** @enum {string} */
                                kind: "audit";
                                /**
                                 * @default restart
                                 * @enum {string}
                                 */
                                afterwards?: "restart" | "shut-down";
                            };
                            /**
                             * @default {
                             *       "kind": "none"
                             *     }
                             */
                            join?: {
                                /** @enum {string} */
                                kind: "none";
                            } | {
                                /** @enum {string} */
                                kind: "workgroup";
                                name: string;
                            } | {
                                /** @enum {string} */
                                kind: "domain";
                                domain: string;
                                /** Format: uuid */
                                accountSecretId: string;
                                /**
                                 * @default {
                                 *       "kind": "default"
                                 *     }
                                 */
                                organisationalUnit?: {
                                    /** @enum {string} */
                                    kind: "default";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    path: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "by-location";
                                    places: {
                                        /** Format: uuid */
                                        locationId: string;
                                        path: string;
                                    }[];
                                    /** @default null */
                                    otherwise?: string | null;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "offline-domain";
                                accounts: {
                                    computerName: string;
                                    /** Format: uuid */
                                    blobSecretId: string;
                                }[];
                            };
                            /**
                             * @default {
                             *       "kind": "as-it-is",
                             *       "renamedTo": null
                             *     }
                             */
                            administrator?: {
                                /** @enum {string} */
                                kind: "as-it-is";
                                /** @default null */
                                renamedTo?: (string & (unknown & unknown)) | null;
                            } | {
                                /** @enum {string} */
                                kind: "disabled";
                                /** @default null */
                                renamedTo?: (string & (unknown & unknown)) | null;
                            } | {
                                /** @enum {string} */
                                kind: "enabled";
                                /** Format: uuid */
                                passwordSecretId: string;
                                /** @default null */
                                renamedTo?: (string & (unknown & unknown)) | null;
                            };
                            /**
                             * @default go-on
                             * @enum {string}
                             */
                            whenDriverFails?: "go-on" | "stop";
                            /** @default null */
                            checks?: {
                                list: ({
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "memory";
                                    minimumGigabytes: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "disk";
                                    minimumGigabytes: number;
                                    buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "internal-disk";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "uefi";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "secure-boot";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "tpm";
                                    /** @enum {string} */
                                    minimumVersion: "1.2" | "2.0";
                                    mustBeEnabled: boolean;
                                    mustBeActivated: boolean;
                                    mustNotBeOwned: boolean;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "processor";
                                    minimumCores: number;
                                    minimumMegahertz: number;
                                    windows11: boolean;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "power";
                                    mainsRequired: boolean;
                                    minimumBatteryPercent: number | null;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "network";
                                    minimumMegabitsPerSecond: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "clock";
                                    mostSeconds: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "firmware-age";
                                    mostMonths: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "known-model";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "driver-coverage";
                                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "autopilot-readiness";
                                    mostDays: number;
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "hardware-hash";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "problem-devices";
                                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "packages-detected";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "activation";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "join";
                                    /** @enum {string} */
                                    expected: "workgroup" | "domain" | "entra" | "hybrid";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "bitlocker";
                                    /** @enum {string} */
                                    expected: "on" | "off";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "leftovers";
                                } | {
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    /** @default false */
                                    mayOverride?: boolean;
                                    /** @enum {string} */
                                    kind: "script";
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    when: "before" | "after";
                                    script: string;
                                    /** @default 60 */
                                    timeoutSeconds?: number;
                                })[];
                                /** @default 60 */
                                decisionMinutes?: number;
                            } | null;
                            autopilot: ({
                                /**
                                 * @default registration
                                 * @enum {string}
                                 */
                                way?: "registration";
                                /**
                                 * @default user-driven
                                 * @enum {string}
                                 */
                                intendedMode?: "user-driven" | "self-deploying" | "pre-provisioned" | "hybrid-user-driven";
                                groupTag: string;
                                /** Format: uuid */
                                groupObjectId: string;
                                waitPolicy: {
                                    /** @enum {string} */
                                    kind: "until-ready";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "minutes";
                                    minutes: number;
                                    /** @enum {string} */
                                    afterwards: "continue" | "fail";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "none";
                                };
                            } | {
                                /** @enum {string} */
                                way: "offline-profile";
                                profileName: string;
                                /** @enum {string} */
                                joinMethod: "entra" | "hybrid";
                                /** @enum {string} */
                                accountType: "standard" | "administrator";
                                forcedEnrollment: boolean;
                                hidePrivacySettings: boolean;
                                hideLicenseTerms: boolean;
                                skipKeyboardPage: boolean;
                                skipConnectivityCheck: boolean;
                                deviceNameTemplate: string | null;
                                language: string | null;
                                region: string | null;
                                tenantDomain: string | null;
                            } | {
                                /** @enum {string} */
                                way: "device-preparation";
                                /** Format: uuid */
                                groupObjectId: string;
                                policyName: string | null;
                                importIdentifiers: boolean;
                                waitPolicy: {
                                    /** @enum {string} */
                                    kind: "until-ready";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "minutes";
                                    minutes: number;
                                    /** @enum {string} */
                                    afterwards: "continue" | "fail";
                                    /**
                                     * @default fail
                                     * @enum {string}
                                     */
                                    whenFailed?: "fail" | "continue";
                                } | {
                                    /** @enum {string} */
                                    kind: "none";
                                };
                            }) | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            definition: {
                                name: string;
                                /** @default  */
                                description: string;
                                /**
                                 * @default device
                                 * @enum {string}
                                 */
                                icon: "device" | "laptop" | "desktop" | "tablet" | "kiosk" | "classroom" | "meeting-room" | "factory" | "health" | "retail" | "developer" | "office" | "server" | "test";
                                /** @default true */
                                active: boolean;
                                /** @default [] */
                                tags: string[];
                                /** @default null */
                                timeZone: string | null;
                                /** @default null */
                                userLocale: string | null;
                                /** @default null */
                                systemLocale: string | null;
                                /** @default null */
                                inputLocales: (string)[] | null;
                                /** @default null */
                                registeredOwner: string | null;
                                /** @default null */
                                registeredOrganisation: string | null;
                                operatingSystems: {
                                    /** @enum {string} */
                                    architecture: "x64" | "arm64" | "x86";
                                    /** Format: uuid */
                                    operatingSystemId: string;
                                    imageIndex: number;
                                    language: string;
                                    /**
                                     * @default {
                                     *       "kind": "none"
                                     *     }
                                     */
                                    productKey: {
                                        /** @enum {string} */
                                        kind: "none";
                                    } | {
                                        /** @enum {string} */
                                        kind: "generic";
                                    } | {
                                        /** @enum {string} */
                                        kind: "own";
                                        /** Format: uuid */
                                        secretId: string;
                                    };
                                    /** @default [] */
                                    enabledFeatures: string[];
                                    /** @default [] */
                                    disabledFeatures: string[];
                                    /** @default [] */
                                    removedApps: string[];
                                }[];
                                packageIds: string[];
                                computerNameTemplate: string;
                                naming: {
                                    /** @default false */
                                    lookUp: boolean;
                                    /** @default null */
                                    ask: {
                                        /** @default null */
                                        pattern: string | null;
                                    } | null;
                                };
                                /** @default null */
                                diskTemplateId: string | null;
                                /** @default null */
                                securityModelId: string | null;
                                /**
                                 * @default {
                                 *       "kind": "untouched",
                                 *       "afterwards": "restart"
                                 *     }
                                 */
                                ending: {
                                    /** @enum {string} */
                                    kind: "untouched";
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "answered";
                                    pages: {
                                        /** @default false */
                                        askRegion: boolean;
                                        /** @default false */
                                        hideLicence: boolean;
                                        /** @default false */
                                        hideRegistration: boolean;
                                        /** @default false */
                                        hideNetwork: boolean;
                                        /** @default false */
                                        hideOnlineAccounts: boolean;
                                        /**
                                         * @default asked
                                         * @enum {string}
                                         */
                                        privacy: "asked" | "recommended" | "off";
                                    };
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "desktop";
                                    /**
                                     * @default off
                                     * @enum {string}
                                     */
                                    privacy: "recommended" | "off";
                                    /** @default false */
                                    signInWhileDeploying: boolean;
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                } | {
                                    /** @enum {string} */
                                    kind: "audit";
                                    /**
                                     * @default restart
                                     * @enum {string}
                                     */
                                    afterwards: "restart" | "shut-down";
                                };
                                /**
                                 * @default {
                                 *       "kind": "none"
                                 *     }
                                 */
                                join: {
                                    /** @enum {string} */
                                    kind: "none";
                                } | {
                                    /** @enum {string} */
                                    kind: "workgroup";
                                    name: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "domain";
                                    domain: string;
                                    /** Format: uuid */
                                    accountSecretId: string;
                                    /**
                                     * @default {
                                     *       "kind": "default"
                                     *     }
                                     */
                                    organisationalUnit: {
                                        /** @enum {string} */
                                        kind: "default";
                                    } | {
                                        /** @enum {string} */
                                        kind: "fixed";
                                        path: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "by-location";
                                        places: {
                                            /** Format: uuid */
                                            locationId: string;
                                            path: string;
                                        }[];
                                        /** @default null */
                                        otherwise: string | null;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "offline-domain";
                                    accounts: {
                                        computerName: string;
                                        /** Format: uuid */
                                        blobSecretId: string;
                                    }[];
                                };
                                /**
                                 * @default {
                                 *       "kind": "as-it-is",
                                 *       "renamedTo": null
                                 *     }
                                 */
                                administrator: {
                                    /** @enum {string} */
                                    kind: "as-it-is";
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "disabled";
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "enabled";
                                    /** Format: uuid */
                                    passwordSecretId: string;
                                    /** @default null */
                                    renamedTo: (string & (unknown & unknown)) | null;
                                };
                                /**
                                 * @default go-on
                                 * @enum {string}
                                 */
                                whenDriverFails: "go-on" | "stop";
                                /** @default null */
                                checks: {
                                    list: ({
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "memory";
                                        minimumGigabytes: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "disk";
                                        minimumGigabytes: number;
                                        buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "internal-disk";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "uefi";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "secure-boot";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "tpm";
                                        /** @enum {string} */
                                        minimumVersion: "1.2" | "2.0";
                                        mustBeEnabled: boolean;
                                        mustBeActivated: boolean;
                                        mustNotBeOwned: boolean;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "processor";
                                        minimumCores: number;
                                        minimumMegahertz: number;
                                        windows11: boolean;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "power";
                                        mainsRequired: boolean;
                                        minimumBatteryPercent: number | null;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "network";
                                        minimumMegabitsPerSecond: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "clock";
                                        mostSeconds: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "firmware-age";
                                        mostMonths: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "known-model";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "driver-coverage";
                                        classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "autopilot-readiness";
                                        mostDays: number;
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "hardware-hash";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "problem-devices";
                                        classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "packages-detected";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "activation";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "join";
                                        /** @enum {string} */
                                        expected: "workgroup" | "domain" | "entra" | "hybrid";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "bitlocker";
                                        /** @enum {string} */
                                        expected: "on" | "off";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "leftovers";
                                    } | {
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        /** @default false */
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        kind: "script";
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        /** @enum {string} */
                                        when: "before" | "after";
                                        script: string;
                                        /** @default 60 */
                                        timeoutSeconds: number;
                                    })[];
                                    /** @default 60 */
                                    decisionMinutes: number;
                                } | null;
                                autopilot: ({
                                    /**
                                     * @default registration
                                     * @enum {string}
                                     */
                                    way: "registration";
                                    /**
                                     * @default user-driven
                                     * @enum {string}
                                     */
                                    intendedMode: "user-driven" | "self-deploying" | "pre-provisioned" | "hybrid-user-driven";
                                    groupTag: string;
                                    /** Format: uuid */
                                    groupObjectId: string;
                                    waitPolicy: {
                                        /** @enum {string} */
                                        kind: "until-ready";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "minutes";
                                        minutes: number;
                                        /** @enum {string} */
                                        afterwards: "continue" | "fail";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "none";
                                    };
                                } | {
                                    /** @enum {string} */
                                    way: "offline-profile";
                                    profileName: string;
                                    /** @enum {string} */
                                    joinMethod: "entra" | "hybrid";
                                    /** @enum {string} */
                                    accountType: "standard" | "administrator";
                                    forcedEnrollment: boolean;
                                    hidePrivacySettings: boolean;
                                    hideLicenseTerms: boolean;
                                    skipKeyboardPage: boolean;
                                    skipConnectivityCheck: boolean;
                                    deviceNameTemplate: string | null;
                                    language: string | null;
                                    region: string | null;
                                    tenantDomain: string | null;
                                } | {
                                    /** @enum {string} */
                                    way: "device-preparation";
                                    /** Format: uuid */
                                    groupObjectId: string;
                                    policyName: string | null;
                                    importIdentifiers: boolean;
                                    waitPolicy: {
                                        /** @enum {string} */
                                        kind: "until-ready";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "minutes";
                                        minutes: number;
                                        /** @enum {string} */
                                        afterwards: "continue" | "fail";
                                        /**
                                         * @default fail
                                         * @enum {string}
                                         */
                                        whenFailed: "fail" | "continue";
                                    } | {
                                        /** @enum {string} */
                                        kind: "none";
                                    };
                                }) | null;
                            };
                            publishedNumber: number | null;
                            changedSincePublication: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    buildId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operating-system-replacements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell what replacing operating systems would change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        replaced: string[];
                        by: string[];
                        buildIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            builds: {
                                /** Format: uuid */
                                buildId: string;
                                name: string;
                                revision: number;
                                entries: {
                                    /** @enum {string} */
                                    architecture: "x64" | "arm64" | "x86";
                                    language: string;
                                    from: {
                                        /** Format: uuid */
                                        operatingSystemId: string;
                                        operatingSystemName: string;
                                        imageIndex: number;
                                        imageName: string;
                                        edition: string | null;
                                        build: number | null;
                                        servicePackBuild: number | null;
                                    };
                                    to: {
                                        /** Format: uuid */
                                        operatingSystemId: string;
                                        operatingSystemName: string;
                                        imageIndex: number;
                                        imageName: string;
                                        edition: string | null;
                                        build: number | null;
                                        servicePackBuild: number | null;
                                    } | null;
                                    problem: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operating-system-replacements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace operating systems in builds */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        replaced: string[];
                        by: string[];
                        builds: {
                            /** Format: uuid */
                            buildId: string;
                            revision: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            builds: {
                                /** Format: uuid */
                                buildId: string;
                                name: string;
                                revision: number;
                                entries: {
                                    /** @enum {string} */
                                    architecture: "x64" | "arm64" | "x86";
                                    language: string;
                                    from: {
                                        /** Format: uuid */
                                        operatingSystemId: string;
                                        operatingSystemName: string;
                                        imageIndex: number;
                                        imageName: string;
                                        edition: string | null;
                                        build: number | null;
                                        servicePackBuild: number | null;
                                    };
                                    to: {
                                        /** Format: uuid */
                                        operatingSystemId: string;
                                        operatingSystemName: string;
                                        imageIndex: number;
                                        imageName: string;
                                        edition: string | null;
                                        build: number | null;
                                        servicePackBuild: number | null;
                                    } | null;
                                    problem: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-package-replacements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell what naming another package would change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        replaced: string;
                        /** Format: uuid */
                        by: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            builds: {
                                /** Format: uuid */
                                buildId: string;
                                name: string;
                                revision: number;
                                position: number;
                                /** @enum {string} */
                                outcome: "replaced" | "already-there";
                            }[];
                            stillNeededBy: string[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/software-package-replacements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name another package in builds */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        replaced: string;
                        /** Format: uuid */
                        by: string;
                        builds: {
                            /** Format: uuid */
                            buildId: string;
                            revision: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            builds: {
                                /** Format: uuid */
                                buildId: string;
                                name: string;
                                revision: number;
                                position: number;
                                /** @enum {string} */
                                outcome: "replaced" | "already-there";
                            }[];
                            stillNeededBy: string[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The whole plan that a build comes to on a device, with reasons; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        buildId: string;
                        device: {
                            /** @enum {string} */
                            kind: "known";
                            /** Format: uuid */
                            deviceId: string;
                        } | {
                            /** @enum {string} */
                            kind: "told";
                            inventory: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** @enum {string} */
                                firmware: "uefi" | "bios";
                                secureBoot: boolean | null;
                                smbios: {
                                    manufacturer: string;
                                    product: string;
                                    /** @default  */
                                    sku?: string;
                                    /** @default  */
                                    family?: string;
                                    version?: string;
                                    serialNumber: string;
                                    /** Format: uuid */
                                    uuid: string;
                                    chassisType: number;
                                    /** @default  */
                                    boardManufacturer?: string;
                                    /** @default  */
                                    boardProduct?: string;
                                    /** @default  */
                                    firmwareVersion?: string;
                                    /** Format: date */
                                    firmwareDate?: string;
                                    assetTag?: string;
                                };
                                memoryBytes: number;
                                disks: {
                                    number: number;
                                    model: string;
                                    serialNumber: string;
                                    sizeBytes: number;
                                    /** @enum {string} */
                                    bus: "nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other";
                                    removable: boolean;
                                }[];
                                networkInterfaces: {
                                    name: string;
                                    mac: string;
                                    /** @enum {string} */
                                    medium: "ethernet" | "wifi" | "other";
                                    linkSpeedMbps: number | null;
                                }[];
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                    enabled?: boolean;
                                    activated?: boolean;
                                    owned?: boolean;
                                };
                                processor?: {
                                    name?: string;
                                    manufacturer?: string;
                                    family?: number;
                                    model?: number;
                                    stepping?: number;
                                    cores?: number;
                                    maximumMegahertz?: number;
                                    addressBits?: 32 | 64;
                                    hasAtomicInstructions?: boolean;
                                };
                                power?: {
                                    onMains: boolean | null;
                                    hasBattery: boolean | null;
                                    batteryPercent: number | null;
                                };
                                hardwareIds: string[];
                                /** @default [] */
                                deviceNodes?: {
                                    instance?: string;
                                    name?: string;
                                    class?: string;
                                    hardwareIds: string[];
                                    /** @default [] */
                                    compatibleIds?: string[];
                                    problemCode?: number;
                                }[];
                            };
                            /** @default null */
                            address?: (string) | null;
                        };
                        /** @default current */
                        publication?: "current" | "draft" | number;
                        /**
                         * @default {
                         *       "diskNumber": null
                         *     }
                         */
                        choices?: {
                            diskNumber: number | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            publicationNumber: number | null;
                            outcome: {
                                /** @enum {string} */
                                kind: "planned";
                                plan: {
                                    /** @enum {number} */
                                    schemaVersion: 1;
                                    publication: {
                                        number: number;
                                        sha256: string;
                                    };
                                    build: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    computerName: string;
                                    computerNameReason?: string;
                                    /** @enum {string} */
                                    architecture: "x64" | "arm64" | "x86";
                                    /** @default [] */
                                    passedOver: {
                                        name: string;
                                        why: string;
                                    }[];
                                    /** @default [] */
                                    driverFindings: {
                                        /** @enum {string} */
                                        kind: "conflict" | "none";
                                        device: string;
                                        hardwareId: string;
                                        why: string;
                                    }[];
                                    steps: components["schemas"]["PlanStep"][];
                                };
                            } | {
                                /** @enum {string} */
                                kind: "refused";
                                error: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                };
                            };
                            downloads: {
                                /** @enum {string} */
                                kind: "publication" | "driver-catalogue" | "image" | "driver" | "package" | "installer";
                                name: string;
                                content: {
                                    sha256: string;
                                    sizeBytes: number;
                                };
                            }[];
                            downloadBytes: number;
                            estimate: {
                                usualSeconds: number;
                                slowSeconds: number;
                                deployments: number;
                                unknown: string[];
                            } | null;
                            lastDeployment: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                startedAt: string;
                                build: string;
                                differences: {
                                    /** @enum {string} */
                                    kind: "added" | "changed" | "removed" | "moved";
                                    title: string;
                                    fields: {
                                        field: string;
                                        before: string | null;
                                        after: string | null;
                                    }[];
                                }[];
                            } | null;
                            problems: {
                                /** @enum {string} */
                                severity: "stops" | "warning";
                                /** @enum {string} */
                                topic: "content" | "build" | "software" | "secret" | "autopilot" | "inactive";
                                /** @enum {string} */
                                objectKind: "build" | "operating-system" | "software-package" | "disk-template" | "security-model" | "vendor" | "location" | "driver-pack" | "organisation";
                                /** Format: uuid */
                                objectId: string;
                                name: string;
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, newest first */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                number: number;
                                sha256: string;
                                signature: string;
                                keyId: string;
                                sizeBytes: number;
                                changes: {
                                    /** @enum {string} */
                                    kind: "added" | "changed" | "removed";
                                    /** @enum {string} */
                                    objectKind: "build" | "operating-system" | "software-package" | "disk-template" | "security-model" | "vendor" | "location" | "driver-pack";
                                    /** Format: uuid */
                                    objectId: string;
                                    name: string;
                                    fields: {
                                        field: string;
                                        before: string | null;
                                        after: string | null;
                                    }[];
                                }[];
                                changedSince: number | null;
                                publishedBy: string;
                                /** Format: date-time */
                                publishedAt: string;
                                contentRemovedAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Publish everything the organisation can deploy */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** @default [] */
                        locationIds?: string[];
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            number: number;
                            sha256: string;
                            signature: string;
                            keyId: string;
                            sizeBytes: number;
                            changes: {
                                /** @enum {string} */
                                kind: "added" | "changed" | "removed";
                                /** @enum {string} */
                                objectKind: "build" | "operating-system" | "software-package" | "disk-template" | "security-model" | "vendor" | "location" | "driver-pack";
                                /** Format: uuid */
                                objectId: string;
                                name: string;
                                fields: {
                                    field: string;
                                    before: string | null;
                                    after: string | null;
                                }[];
                            }[];
                            changedSince: number | null;
                            publishedBy: string;
                            /** Format: date-time */
                            publishedAt: string;
                            contentRemovedAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What publishing now would change, and what stands in its way */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            nextNumber: number;
                            released: {
                                number: number;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            takenBack: number[];
                            sameAs: number | null;
                            changes: {
                                /** @enum {string} */
                                kind: "added" | "changed" | "removed";
                                /** @enum {string} */
                                objectKind: "build" | "operating-system" | "software-package" | "disk-template" | "security-model" | "vendor" | "location" | "driver-pack";
                                /** Format: uuid */
                                objectId: string;
                                name: string;
                                fields: {
                                    field: string;
                                    before: string | null;
                                    after: string | null;
                                }[];
                            }[];
                            problems: {
                                /** @enum {string} */
                                severity: "stops" | "warning";
                                /** @enum {string} */
                                topic: "content" | "build" | "software" | "secret" | "autopilot" | "inactive";
                                /** @enum {string} */
                                objectKind: "build" | "operating-system" | "software-package" | "disk-template" | "security-model" | "vendor" | "location" | "driver-pack" | "organisation";
                                /** Format: uuid */
                                objectId: string;
                                name: string;
                                message: string;
                            }[];
                            inactiveBuilds: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two publications, or between one and what publishing now would make */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                    from: number;
                    to?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: number;
                            to: number | null;
                            changes: {
                                /** @enum {string} */
                                kind: "added" | "changed" | "removed";
                                /** @enum {string} */
                                objectKind: "build" | "operating-system" | "software-package" | "disk-template" | "security-model" | "vendor" | "location" | "driver-pack";
                                /** Format: uuid */
                                objectId: string;
                                name: string;
                                fields: {
                                    field: string;
                                    before: string | null;
                                    after: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publicationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            number: number;
                            sha256: string;
                            signature: string;
                            keyId: string;
                            sizeBytes: number;
                            changes: {
                                /** @enum {string} */
                                kind: "added" | "changed" | "removed";
                                /** @enum {string} */
                                objectKind: "build" | "operating-system" | "software-package" | "disk-template" | "security-model" | "vendor" | "location" | "driver-pack";
                                /** Format: uuid */
                                objectId: string;
                                name: string;
                                fields: {
                                    field: string;
                                    before: string | null;
                                    after: string | null;
                                }[];
                            }[];
                            changedSince: number | null;
                            publishedBy: string;
                            /** Format: date-time */
                            publishedAt: string;
                            contentRemovedAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who released which publication to whom, when and why, newest first */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                action: "released" | "rolled-back" | "pinned" | "piloted" | "ended";
                                target: {
                                    /** @enum {string} */
                                    kind: "all" | "build" | "location";
                                    id: string | null;
                                    name: string | null;
                                };
                                number: number | null;
                                previousNumber: number | null;
                                reason: string;
                                releasedBy: string;
                                /** Format: date-time */
                                releasedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Release a publication to all devices, a build or a location, or end what one has of its own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        target: {
                            /** @enum {string} */
                            kind: "all";
                        } | {
                            /** @enum {string} */
                            kind: "build";
                            /** Format: uuid */
                            id: string;
                        } | {
                            /** @enum {string} */
                            kind: "location";
                            /** Format: uuid */
                            id: string;
                        };
                        number: number | null;
                        /**
                         * @default pin
                         * @enum {string}
                         */
                        hold?: "pin" | "pilot";
                        /** @default  */
                        reason?: string;
                        insteadOf: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** @enum {string} */
                            action: "released" | "rolled-back" | "pinned" | "piloted" | "ended";
                            target: {
                                /** @enum {string} */
                                kind: "all" | "build" | "location";
                                id: string | null;
                                name: string | null;
                            };
                            number: number | null;
                            previousNumber: number | null;
                            reason: string;
                            releasedBy: string;
                            /** Format: date-time */
                            releasedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all devices, builds and locations of an organisation get now */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            organisationId: string;
                            newestNumber: number | null;
                            all: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                action: "released" | "rolled-back" | "pinned" | "piloted" | "ended";
                                target: {
                                    /** @enum {string} */
                                    kind: "all" | "build" | "location";
                                    id: string | null;
                                    name: string | null;
                                };
                                number: number | null;
                                previousNumber: number | null;
                                reason: string;
                                releasedBy: string;
                                /** Format: date-time */
                                releasedAt: string;
                            } | null;
                            builds: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                action: "released" | "rolled-back" | "pinned" | "piloted" | "ended";
                                target: {
                                    /** @enum {string} */
                                    kind: "all" | "build" | "location";
                                    id: string | null;
                                    name: string | null;
                                };
                                number: number | null;
                                previousNumber: number | null;
                                reason: string;
                                releasedBy: string;
                                /** Format: date-time */
                                releasedAt: string;
                            }[];
                            locations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                action: "released" | "rolled-back" | "pinned" | "piloted" | "ended";
                                target: {
                                    /** @enum {string} */
                                    kind: "all" | "build" | "location";
                                    id: string | null;
                                    name: string | null;
                                };
                                number: number | null;
                                previousNumber: number | null;
                                reason: string;
                                releasedBy: string;
                                /** Format: date-time */
                                releasedAt: string;
                            }[];
                            takenBack: number[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is stored, and who uses it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            store: "folder" | "s3";
                            graceHours: number;
                            organisations: {
                                /** Format: uuid */
                                organisationId: string;
                                name: string;
                                own: {
                                    count: number;
                                    bytes: number;
                                };
                                shared: {
                                    count: number;
                                    bytes: number;
                                };
                            }[];
                            installation: {
                                total: {
                                    count: number;
                                    bytes: number;
                                };
                                unused: {
                                    count: number;
                                    bytes: number;
                                };
                                due: {
                                    count: number;
                                    bytes: number;
                                };
                                earlierPublications: {
                                    count: number;
                                    bytes: number;
                                };
                                runs: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    state: "waiting" | "running" | "done" | "failed";
                                    askedBy: string | null;
                                    /** Format: date-time */
                                    askedAt: string;
                                    endedAt: string | null;
                                    counts: {
                                        kept: {
                                            count: number;
                                            bytes: number;
                                        };
                                        unused: {
                                            count: number;
                                            bytes: number;
                                        };
                                        freed: {
                                            count: number;
                                            bytes: number;
                                        };
                                        missing: number;
                                    } | null;
                                    failure: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                }[];
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/unused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What nothing names and could be freed; frees nothing */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sha256: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                storedAt: string;
                                unusedSince: string | null;
                                freedAfter: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/content/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clean up now: frees what nothing has named for the whole grace period */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "failed";
                            askedBy: string | null;
                            /** Format: date-time */
                            askedAt: string;
                            endedAt: string | null;
                            counts: {
                                kept: {
                                    count: number;
                                    bytes: number;
                                };
                                unused: {
                                    count: number;
                                    bytes: number;
                                };
                                freed: {
                                    count: number;
                                    bytes: number;
                                };
                                missing: number;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first; of one object with `objectId` */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    cursor?: string;
                    limit?: number;
                    kind?: "build" | "deployment" | "device-model" | "disk-template" | "driver" | "driver-pack" | "location" | "operating-system" | "organisation" | "secret" | "security-model" | "settings" | "software" | "software-package" | "vendor";
                    objectId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                organisationId: string | null;
                                /** @enum {string} */
                                kind: "build" | "deployment" | "device-model" | "disk-template" | "driver" | "driver-pack" | "location" | "operating-system" | "organisation" | "secret" | "security-model" | "settings" | "software" | "software-package" | "vendor";
                                /** Format: uuid */
                                objectId: string;
                                name: string;
                                /** @enum {string} */
                                action: "created" | "changed" | "deleted" | "value-replaced";
                                by: {
                                    id: string | null;
                                    name: string;
                                };
                                fields: {
                                    field: string;
                                    before: string | null;
                                    after: string | null;
                                }[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                serialNumber: string;
                                manufacturer: string | null;
                                model: string | null;
                                vendorName: string | null;
                                modelName: string | null;
                                prestagedBuildId: string | null;
                                prestagedName: string | null;
                                lastSeenAt: string | null;
                                latestDeploymentId: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Pre-stage a serial number */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        serialNumber: string;
                        /** Format: uuid */
                        prestagedBuildId: string;
                        /** @default null */
                        prestagedName?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            serialNumber: string;
                            manufacturer: string | null;
                            model: string | null;
                            vendorName: string | null;
                            modelName: string | null;
                            inventory: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** @enum {string} */
                                firmware: "uefi" | "bios";
                                secureBoot: boolean | null;
                                smbios: {
                                    manufacturer: string;
                                    product: string;
                                    /** @default  */
                                    sku: string;
                                    /** @default  */
                                    family: string;
                                    version?: string;
                                    serialNumber: string;
                                    /** Format: uuid */
                                    uuid: string;
                                    chassisType: number;
                                    /** @default  */
                                    boardManufacturer: string;
                                    /** @default  */
                                    boardProduct: string;
                                    /** @default  */
                                    firmwareVersion: string;
                                    /** Format: date */
                                    firmwareDate?: string;
                                    assetTag?: string;
                                };
                                memoryBytes: number;
                                disks: {
                                    number: number;
                                    model: string;
                                    serialNumber: string;
                                    sizeBytes: number;
                                    /** @enum {string} */
                                    bus: "nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other";
                                    removable: boolean;
                                }[];
                                networkInterfaces: {
                                    name: string;
                                    mac: string;
                                    /** @enum {string} */
                                    medium: "ethernet" | "wifi" | "other";
                                    linkSpeedMbps: number | null;
                                }[];
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                    enabled?: boolean;
                                    activated?: boolean;
                                    owned?: boolean;
                                };
                                processor?: {
                                    name?: string;
                                    manufacturer?: string;
                                    family?: number;
                                    model?: number;
                                    stepping?: number;
                                    cores?: number;
                                    maximumMegahertz?: number;
                                    addressBits?: 32 | 64;
                                    hasAtomicInstructions?: boolean;
                                };
                                power?: {
                                    onMains: boolean | null;
                                    hasBattery: boolean | null;
                                    batteryPercent: number | null;
                                };
                                hardwareIds: string[];
                                /** @default [] */
                                deviceNodes: {
                                    instance?: string;
                                    name?: string;
                                    class?: string;
                                    hardwareIds: string[];
                                    /** @default [] */
                                    compatibleIds: string[];
                                    problemCode?: number;
                                }[];
                            } | null;
                            hardwareHash: {
                                serialNumber: string | null;
                                manufacturer: string | null;
                                model: string | null;
                                /** @enum {string} */
                                integrity: "intact" | "damaged" | "unknown";
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                };
                                findings: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                }[];
                                /** Format: date-time */
                                capturedAt: string;
                                parts: {
                                    capture: {
                                        operatingSystem: string;
                                        tool: string;
                                        inFullWindows: boolean;
                                        architecture: string | null;
                                    } | null;
                                    processor: {
                                        manufacturer: string | null;
                                        model: string | null;
                                        architecture: string | null;
                                        packages: number;
                                        cores: number;
                                        threads: number;
                                    } | null;
                                    memory: {
                                        gigabytes: number;
                                        maximumGigabytes: number;
                                        slots: number;
                                    } | null;
                                    readonly drives: {
                                        gigabytes: number;
                                        bus: string | null;
                                        kind: string | null;
                                    }[];
                                    readonly displays: {
                                        width: number;
                                        height: number;
                                        horizontalPixels: number;
                                        verticalPixels: number;
                                    }[];
                                    chassis: {
                                        type: number;
                                        role: string | null;
                                    } | null;
                                    readonly graphics: {
                                        name: string;
                                        dedicatedMegabytes: number | null;
                                    }[];
                                    firmwareVendor: string | null;
                                    boardManufacturer: string | null;
                                    boardProduct: string | null;
                                    boardVersion: string | null;
                                    systemVersion: string | null;
                                    productKeyPartNumber: string | null;
                                };
                            } | null;
                            address: string | null;
                            location: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            computerName: {
                                name: string;
                                reason: string;
                            } | null;
                            prestagedBuildId: string | null;
                            prestagedName: string | null;
                            lastSeenAt: string | null;
                            latestDeploymentId: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    deviceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            serialNumber: string;
                            manufacturer: string | null;
                            model: string | null;
                            vendorName: string | null;
                            modelName: string | null;
                            inventory: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** @enum {string} */
                                firmware: "uefi" | "bios";
                                secureBoot: boolean | null;
                                smbios: {
                                    manufacturer: string;
                                    product: string;
                                    /** @default  */
                                    sku: string;
                                    /** @default  */
                                    family: string;
                                    version?: string;
                                    serialNumber: string;
                                    /** Format: uuid */
                                    uuid: string;
                                    chassisType: number;
                                    /** @default  */
                                    boardManufacturer: string;
                                    /** @default  */
                                    boardProduct: string;
                                    /** @default  */
                                    firmwareVersion: string;
                                    /** Format: date */
                                    firmwareDate?: string;
                                    assetTag?: string;
                                };
                                memoryBytes: number;
                                disks: {
                                    number: number;
                                    model: string;
                                    serialNumber: string;
                                    sizeBytes: number;
                                    /** @enum {string} */
                                    bus: "nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other";
                                    removable: boolean;
                                }[];
                                networkInterfaces: {
                                    name: string;
                                    mac: string;
                                    /** @enum {string} */
                                    medium: "ethernet" | "wifi" | "other";
                                    linkSpeedMbps: number | null;
                                }[];
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                    enabled?: boolean;
                                    activated?: boolean;
                                    owned?: boolean;
                                };
                                processor?: {
                                    name?: string;
                                    manufacturer?: string;
                                    family?: number;
                                    model?: number;
                                    stepping?: number;
                                    cores?: number;
                                    maximumMegahertz?: number;
                                    addressBits?: 32 | 64;
                                    hasAtomicInstructions?: boolean;
                                };
                                power?: {
                                    onMains: boolean | null;
                                    hasBattery: boolean | null;
                                    batteryPercent: number | null;
                                };
                                hardwareIds: string[];
                                /** @default [] */
                                deviceNodes: {
                                    instance?: string;
                                    name?: string;
                                    class?: string;
                                    hardwareIds: string[];
                                    /** @default [] */
                                    compatibleIds: string[];
                                    problemCode?: number;
                                }[];
                            } | null;
                            hardwareHash: {
                                serialNumber: string | null;
                                manufacturer: string | null;
                                model: string | null;
                                /** @enum {string} */
                                integrity: "intact" | "damaged" | "unknown";
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                };
                                findings: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                }[];
                                /** Format: date-time */
                                capturedAt: string;
                                parts: {
                                    capture: {
                                        operatingSystem: string;
                                        tool: string;
                                        inFullWindows: boolean;
                                        architecture: string | null;
                                    } | null;
                                    processor: {
                                        manufacturer: string | null;
                                        model: string | null;
                                        architecture: string | null;
                                        packages: number;
                                        cores: number;
                                        threads: number;
                                    } | null;
                                    memory: {
                                        gigabytes: number;
                                        maximumGigabytes: number;
                                        slots: number;
                                    } | null;
                                    readonly drives: {
                                        gigabytes: number;
                                        bus: string | null;
                                        kind: string | null;
                                    }[];
                                    readonly displays: {
                                        width: number;
                                        height: number;
                                        horizontalPixels: number;
                                        verticalPixels: number;
                                    }[];
                                    chassis: {
                                        type: number;
                                        role: string | null;
                                    } | null;
                                    readonly graphics: {
                                        name: string;
                                        dedicatedMegabytes: number | null;
                                    }[];
                                    firmwareVendor: string | null;
                                    boardManufacturer: string | null;
                                    boardProduct: string | null;
                                    boardVersion: string | null;
                                    systemVersion: string | null;
                                    productKeyPartNumber: string | null;
                                };
                            } | null;
                            address: string | null;
                            location: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            computerName: {
                                name: string;
                                reason: string;
                            } | null;
                            prestagedBuildId: string | null;
                            prestagedName: string | null;
                            lastSeenAt: string | null;
                            latestDeploymentId: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Pre-stage or take back */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    deviceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        prestagedBuildId: string | null;
                        /** @default null */
                        prestagedName?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            serialNumber: string;
                            manufacturer: string | null;
                            model: string | null;
                            vendorName: string | null;
                            modelName: string | null;
                            inventory: {
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** @enum {string} */
                                firmware: "uefi" | "bios";
                                secureBoot: boolean | null;
                                smbios: {
                                    manufacturer: string;
                                    product: string;
                                    /** @default  */
                                    sku: string;
                                    /** @default  */
                                    family: string;
                                    version?: string;
                                    serialNumber: string;
                                    /** Format: uuid */
                                    uuid: string;
                                    chassisType: number;
                                    /** @default  */
                                    boardManufacturer: string;
                                    /** @default  */
                                    boardProduct: string;
                                    /** @default  */
                                    firmwareVersion: string;
                                    /** Format: date */
                                    firmwareDate?: string;
                                    assetTag?: string;
                                };
                                memoryBytes: number;
                                disks: {
                                    number: number;
                                    model: string;
                                    serialNumber: string;
                                    sizeBytes: number;
                                    /** @enum {string} */
                                    bus: "nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other";
                                    removable: boolean;
                                }[];
                                networkInterfaces: {
                                    name: string;
                                    mac: string;
                                    /** @enum {string} */
                                    medium: "ethernet" | "wifi" | "other";
                                    linkSpeedMbps: number | null;
                                }[];
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                    enabled?: boolean;
                                    activated?: boolean;
                                    owned?: boolean;
                                };
                                processor?: {
                                    name?: string;
                                    manufacturer?: string;
                                    family?: number;
                                    model?: number;
                                    stepping?: number;
                                    cores?: number;
                                    maximumMegahertz?: number;
                                    addressBits?: 32 | 64;
                                    hasAtomicInstructions?: boolean;
                                };
                                power?: {
                                    onMains: boolean | null;
                                    hasBattery: boolean | null;
                                    batteryPercent: number | null;
                                };
                                hardwareIds: string[];
                                /** @default [] */
                                deviceNodes: {
                                    instance?: string;
                                    name?: string;
                                    class?: string;
                                    hardwareIds: string[];
                                    /** @default [] */
                                    compatibleIds: string[];
                                    problemCode?: number;
                                }[];
                            } | null;
                            hardwareHash: {
                                serialNumber: string | null;
                                manufacturer: string | null;
                                model: string | null;
                                /** @enum {string} */
                                integrity: "intact" | "damaged" | "unknown";
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                };
                                findings: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                }[];
                                /** Format: date-time */
                                capturedAt: string;
                                parts: {
                                    capture: {
                                        operatingSystem: string;
                                        tool: string;
                                        inFullWindows: boolean;
                                        architecture: string | null;
                                    } | null;
                                    processor: {
                                        manufacturer: string | null;
                                        model: string | null;
                                        architecture: string | null;
                                        packages: number;
                                        cores: number;
                                        threads: number;
                                    } | null;
                                    memory: {
                                        gigabytes: number;
                                        maximumGigabytes: number;
                                        slots: number;
                                    } | null;
                                    readonly drives: {
                                        gigabytes: number;
                                        bus: string | null;
                                        kind: string | null;
                                    }[];
                                    readonly displays: {
                                        width: number;
                                        height: number;
                                        horizontalPixels: number;
                                        verticalPixels: number;
                                    }[];
                                    chassis: {
                                        type: number;
                                        role: string | null;
                                    } | null;
                                    readonly graphics: {
                                        name: string;
                                        dedicatedMegabytes: number | null;
                                    }[];
                                    firmwareVendor: string | null;
                                    boardManufacturer: string | null;
                                    boardProduct: string | null;
                                    boardVersion: string | null;
                                    systemVersion: string | null;
                                    productKeyPartNumber: string | null;
                                };
                            } | null;
                            address: string | null;
                            location: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            computerName: {
                                name: string;
                                reason: string;
                            } | null;
                            prestagedBuildId: string | null;
                            prestagedName: string | null;
                            lastSeenAt: string | null;
                            latestDeploymentId: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @default null */
                                serialNumber: string | null;
                                /** @default null */
                                mac: string | null;
                                /** @default null */
                                uuid: string | null;
                                /** @default null */
                                computerName: string | null;
                                /** @default null */
                                assetTag: string | null;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                revision: number;
                                source: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Add a device */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        definition: {
                            /** @default null */
                            serialNumber?: string | null;
                            /** @default null */
                            mac?: string | null;
                            /** @default null */
                            uuid?: string | null;
                            /** @default null */
                            computerName?: string | null;
                            /** @default null */
                            assetTag?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default null */
                            serialNumber: string | null;
                            /** @default null */
                            mac: string | null;
                            /** @default null */
                            uuid: string | null;
                            /** @default null */
                            computerName: string | null;
                            /** @default null */
                            assetTag: string | null;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            source: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    assetId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        definition: {
                            /** @default null */
                            serialNumber?: string | null;
                            /** @default null */
                            mac?: string | null;
                            /** @default null */
                            uuid?: string | null;
                            /** @default null */
                            computerName?: string | null;
                            /** @default null */
                            assetTag?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default null */
                            serialNumber: string | null;
                            /** @default null */
                            mac: string | null;
                            /** @default null */
                            uuid: string | null;
                            /** @default null */
                            computerName: string | null;
                            /** @default null */
                            assetTag: string | null;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            revision: number;
                            source: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        post?: never;
        /** Take off the list */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    assetId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/asset-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list as CSV */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, newest first */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                    state?: "running" | "succeeded" | "failed";
                    deviceId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                deviceId: string;
                                serialNumber: string;
                                computerName: string | null;
                                build: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                publicationNumber: number;
                                /** @enum {string} */
                                state: "running" | "succeeded" | "failed";
                                phase: ("preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over") | null;
                                percent: number;
                                way: ("registration" | "offline-profile" | "device-preparation" | "none") | null;
                                registrationState: ("captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed") | null;
                                approvedBy: string;
                                /** Format: date-time */
                                startedAt: string;
                                finishedAt: string | null;
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployments/{deploymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read with plan, steps and registration */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    deploymentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            deviceId: string;
                            serialNumber: string;
                            computerName: string | null;
                            build: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            publicationNumber: number;
                            /** @enum {string} */
                            state: "running" | "succeeded" | "failed";
                            phase: ("preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over") | null;
                            percent: number;
                            way: ("registration" | "offline-profile" | "device-preparation" | "none") | null;
                            registrationState: ("captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed") | null;
                            approvedBy: string;
                            /** Format: date-time */
                            startedAt: string;
                            finishedAt: string | null;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            plan: {
                                /** @enum {number} */
                                schemaVersion: 1;
                                publication: {
                                    number: number;
                                    sha256: string;
                                };
                                build: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                computerName: string;
                                computerNameReason?: string;
                                /** @enum {string} */
                                architecture: "x64" | "arm64" | "x86";
                                /** @default [] */
                                passedOver: {
                                    name: string;
                                    why: string;
                                }[];
                                /** @default [] */
                                driverFindings: {
                                    /** @enum {string} */
                                    kind: "conflict" | "none";
                                    device: string;
                                    hardwareId: string;
                                    why: string;
                                }[];
                                steps: components["schemas"]["PlanStep"][];
                            } | null;
                            steps: {
                                id: string;
                                /** @enum {string} */
                                phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
                                title: string;
                                /** @enum {string} */
                                state: "waiting" | "running" | "succeeded" | "failed" | "skipped";
                                attempt: number;
                                startedAt: string | null;
                                finishedAt: string | null;
                                progress: {
                                    done: number;
                                    total: number;
                                    /** @enum {string} */
                                    unit: "bytes" | "percent";
                                } | null;
                                exitCode: number | null;
                                error: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                /** @default [] */
                                drivers: {
                                    /** Format: uuid */
                                    driverId: string;
                                    inf: string;
                                    /** @enum {string} */
                                    outcome: "added" | "failed";
                                    error: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                }[];
                                /** @default [] */
                                verdicts: {
                                    key: string;
                                    title: string;
                                    /** @enum {string} */
                                    level: "block" | "warn";
                                    mayOverride: boolean;
                                    /** @enum {string} */
                                    outcome: "passed" | "failed" | "cannot-tell";
                                    says: string;
                                    measured: string | null;
                                    wanted: string;
                                    remedy: string | null;
                                    /** @default null */
                                    output: string | null;
                                }[];
                                /** @default null */
                                decision: {
                                    /** @enum {string} */
                                    decision: "go-on" | "end" | "timed-out";
                                    by: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            registration: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                origin: "deployment" | "csv";
                                deploymentId: string | null;
                                deviceId: string | null;
                                serialNumber: string;
                                groupTag: string;
                                /** Format: uuid */
                                groupObjectId: string;
                                assignedUser: string | null;
                                hash: {
                                    serialNumber: string | null;
                                    manufacturer: string | null;
                                    model: string | null;
                                    /** @enum {string} */
                                    integrity: "intact" | "damaged" | "unknown";
                                    tpm: {
                                        present: boolean;
                                        version: string | null;
                                    };
                                    findings: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                    }[];
                                } | null;
                                /** @enum {string} */
                                state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                                transitions: {
                                    /** @enum {string} */
                                    state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                                    /** Format: date-time */
                                    at: string;
                                    detail: string;
                                }[];
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                notice: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                autopilotDeviceId: string | null;
                                entraDeviceId: string | null;
                                profileName: string | null;
                                computerName: {
                                    name: string;
                                    /** @enum {string} */
                                    state: "waiting" | "written" | "failed";
                                    failure: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                } | null;
                                nextCheckAt: string | null;
                            } | null;
                            corporateIdentifier: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                deploymentId: string;
                                /** Format: uuid */
                                deviceId: string;
                                manufacturer: string;
                                model: string;
                                serialNumber: string;
                                /** @enum {string} */
                                state: "captured" | "imported" | "failed" | "deleting" | "deleted";
                                transitions: {
                                    /** @enum {string} */
                                    state: "captured" | "imported" | "failed" | "deleting" | "deleted";
                                    /** Format: date-time */
                                    at: string;
                                    detail: string;
                                }[];
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                warning: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                nextCheckAt: string | null;
                            } | null;
                            lastSequence: number;
                            lastEventAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployments/{deploymentId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The device's journal after a sequence number */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    deploymentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sequence: number;
                                /** Format: date-time */
                                at: string;
                                body: {
                                    /** @enum {string} */
                                    kind: "plan-compiled";
                                    plan: {
                                        /** @enum {number} */
                                        schemaVersion: 1;
                                        publication: {
                                            number: number;
                                            sha256: string;
                                        };
                                        build: {
                                            /** Format: uuid */
                                            id: string;
                                            name: string;
                                        };
                                        computerName: string;
                                        computerNameReason?: string;
                                        /** @enum {string} */
                                        architecture: "x64" | "arm64" | "x86";
                                        /** @default [] */
                                        passedOver: {
                                            name: string;
                                            why: string;
                                        }[];
                                        /** @default [] */
                                        driverFindings: {
                                            /** @enum {string} */
                                            kind: "conflict" | "none";
                                            device: string;
                                            hardwareId: string;
                                            why: string;
                                        }[];
                                        steps: components["schemas"]["PlanStep"][];
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "phase-started";
                                    /** @enum {string} */
                                    phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
                                } | {
                                    /** @enum {string} */
                                    kind: "step-started";
                                    stepId: string;
                                    attempt: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "step-progress";
                                    stepId: string;
                                    done: number;
                                    total: number;
                                    /** @enum {string} */
                                    unit: "bytes" | "percent";
                                } | {
                                    /** @enum {string} */
                                    kind: "step-finished";
                                    stepId: string;
                                    /** @enum {string} */
                                    outcome: "succeeded" | "failed" | "skipped";
                                    exitCode: number | null;
                                    durationMilliseconds: number;
                                    error: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "driver-ended";
                                    stepId: string;
                                    /** Format: uuid */
                                    driverId: string;
                                    inf: string;
                                    /** @enum {string} */
                                    outcome: "added" | "failed";
                                    error: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "checks-judged";
                                    stepId: string;
                                    verdicts: {
                                        key: string;
                                        title: string;
                                        /** @enum {string} */
                                        level: "block" | "warn";
                                        mayOverride: boolean;
                                        /** @enum {string} */
                                        outcome: "passed" | "failed" | "cannot-tell";
                                        says: string;
                                        measured: string | null;
                                        wanted: string;
                                        remedy: string | null;
                                        /** @default null */
                                        output: string | null;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "checks-decided";
                                    stepId: string;
                                    decision: {
                                        /** @enum {string} */
                                        decision: "go-on" | "end" | "timed-out";
                                        by: string | null;
                                        reason: string;
                                        /** Format: date-time */
                                        at: string;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "restarting";
                                    /** @enum {string} */
                                    into: "windows" | "windows-pe" | "out-of-box-experience";
                                } | {
                                    /** @enum {string} */
                                    kind: "switching-off";
                                    /** @enum {string} */
                                    into: "windows" | "out-of-box-experience";
                                } | {
                                    /** @enum {string} */
                                    kind: "log";
                                    /** @enum {string} */
                                    level: "debug" | "information" | "warning" | "error";
                                    message: string;
                                    stepId: string | null;
                                };
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployments/{deploymentId}/check-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on without the quality checks that the device waits with, or end the deployment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    deploymentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        decision: "go-on" | "end";
                        reason: string;
                        stepId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                origin: "deployment" | "csv";
                                deploymentId: string | null;
                                deviceId: string | null;
                                serialNumber: string;
                                groupTag: string;
                                /** Format: uuid */
                                groupObjectId: string;
                                assignedUser: string | null;
                                hash: {
                                    serialNumber: string | null;
                                    manufacturer: string | null;
                                    model: string | null;
                                    /** @enum {string} */
                                    integrity: "intact" | "damaged" | "unknown";
                                    tpm: {
                                        present: boolean;
                                        version: string | null;
                                    };
                                    findings: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                    }[];
                                } | null;
                                /** @enum {string} */
                                state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                                transitions: {
                                    /** @enum {string} */
                                    state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                                    /** Format: date-time */
                                    at: string;
                                    detail: string;
                                }[];
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                notice: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                autopilotDeviceId: string | null;
                                entraDeviceId: string | null;
                                profileName: string | null;
                                computerName: {
                                    name: string;
                                    /** @enum {string} */
                                    state: "waiting" | "written" | "failed";
                                    failure: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                } | null;
                                nextCheckAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/{registrationId}/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    registrationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** @enum {string} */
                            origin: "deployment" | "csv";
                            deploymentId: string | null;
                            deviceId: string | null;
                            serialNumber: string;
                            groupTag: string;
                            /** Format: uuid */
                            groupObjectId: string;
                            assignedUser: string | null;
                            hash: {
                                serialNumber: string | null;
                                manufacturer: string | null;
                                model: string | null;
                                /** @enum {string} */
                                integrity: "intact" | "damaged" | "unknown";
                                tpm: {
                                    present: boolean;
                                    version: string | null;
                                };
                                findings: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                }[];
                            } | null;
                            /** @enum {string} */
                            state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                            transitions: {
                                /** @enum {string} */
                                state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                                /** Format: date-time */
                                at: string;
                                detail: string;
                            }[];
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            notice: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            autopilotDeviceId: string | null;
                            entraDeviceId: string | null;
                            profileName: string | null;
                            computerName: {
                                name: string;
                                /** @enum {string} */
                                state: "waiting" | "written" | "failed";
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                            } | null;
                            nextCheckAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query: {
                    search?: string;
                    drift?: "tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial";
                    groupTag?: string;
                    profileStatus?: "unknown" | "not-assigned" | "pending" | "assigned" | "assigned-out-of-sync" | "assigned-sync-unknown" | "failed";
                    organisationId: string;
                    sort?: "serialNumber" | "manufacturer" | "model" | "groupTag" | "profileStatus" | "userPrincipalName" | "displayName" | "lastContactedAt";
                    direction?: "ascending" | "descending";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                autopilotDeviceId: string;
                                serialNumber: string;
                                manufacturer: string;
                                model: string;
                                groupTag: string;
                                displayName: string;
                                userPrincipalName: string;
                                /** @enum {string} */
                                enrolment: "unknown" | "not-contacted" | "enrolled" | "pending-reset" | "failed" | "blocked";
                                profileStatus: ("unknown" | "not-assigned" | "pending" | "assigned" | "assigned-out-of-sync" | "assigned-sync-unknown" | "failed") | null;
                                lastContactedAt: string | null;
                                drift: ("tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial")[];
                                deletingSince: string | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Synchronisation and counters */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cloud: ("global" | "usgov" | "dod" | "china" | "lab") | null;
                            sync: {
                                /** @enum {string} */
                                state: "never" | "waiting" | "running" | "done" | "failed" | "cancelled";
                                requestedBy: string | null;
                                startedAt: string | null;
                                finishedAt: string | null;
                                pages: number;
                                records: number;
                                lastRecords: number | null;
                                lastCompleteAt: string | null;
                                nextAt: string | null;
                                withoutDetails: boolean;
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                            };
                            total: number;
                            drift: {
                                /** @enum {string} */
                                kind: "tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial";
                                devices: number;
                            }[];
                            unregistered: number;
                            tags: {
                                groupTag: string;
                                devices: number;
                                builds: string[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices/unregistered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deployed and not registered */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                deviceId: string;
                                /** Format: uuid */
                                organisationId: string;
                                serialNumber: string;
                                /** Format: uuid */
                                deploymentId: string;
                                buildName: string;
                                /** Format: date-time */
                                deployedAt: string;
                                registration: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                                } | null;
                                nextAction: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export as CSV */
        get: {
            parameters: {
                query: {
                    search?: string;
                    drift?: "tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial";
                    groupTag?: string;
                    profileStatus?: "unknown" | "not-assigned" | "pending" | "assigned" | "assigned-out-of-sync" | "assigned-sync-unknown" | "failed";
                    organisationId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices/{autopilotDeviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    autopilotDeviceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            autopilotDeviceId: string;
                            serialNumber: string;
                            manufacturer: string;
                            model: string;
                            groupTag: string;
                            displayName: string;
                            userPrincipalName: string;
                            /** @enum {string} */
                            enrolment: "unknown" | "not-contacted" | "enrolled" | "pending-reset" | "failed" | "blocked";
                            profileStatus: ("unknown" | "not-assigned" | "pending" | "assigned" | "assigned-out-of-sync" | "assigned-sync-unknown" | "failed") | null;
                            lastContactedAt: string | null;
                            drift: ("tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial")[];
                            deletingSince: string | null;
                            systemFamily: string;
                            purchaseOrder: string;
                            addressableUserName: string;
                            profileObstacle: string | null;
                            profileAssignedAt: string | null;
                            remediation: ("unknown" | "none" | "automatic" | "manual") | null;
                            entraDeviceId: string | null;
                            managedDeviceId: string | null;
                            /** Format: date-time */
                            readAt: string;
                            driftNotes: {
                                /** @enum {string} */
                                kind: "tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial";
                                /** @enum {string} */
                                severity: "attention" | "information";
                                explanation: string;
                                nextAction: string;
                            }[];
                            expectedGroupTag: string | null;
                            build: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            deviceId: string | null;
                            deploymentId: string | null;
                            registration: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices/synchronise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Synchronise */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "never" | "waiting" | "running" | "done" | "failed" | "cancelled";
                            requestedBy: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            pages: number;
                            records: number;
                            lastRecords: number | null;
                            lastCompleteAt: string | null;
                            nextAt: string | null;
                            withoutDetails: boolean;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices/cancel-synchronisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "never" | "waiting" | "running" | "done" | "failed" | "cancelled";
                            requestedBy: string | null;
                            startedAt: string | null;
                            finishedAt: string | null;
                            pages: number;
                            records: number;
                            lastRecords: number | null;
                            lastCompleteAt: string | null;
                            nextAt: string | null;
                            withoutDetails: boolean;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-devices/tenant-synchronisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Intune's synchronisation */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sync: {
                                /** @enum {string} */
                                state: "unknown" | "running" | "completed" | "failed";
                                lastSyncAt: string | null;
                                lastRequestedAt: string | null;
                                allowedAt: string | null;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Have Intune synchronise */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "unknown" | "running" | "completed" | "failed";
                            lastSyncAt: string | null;
                            lastRequestedAt: string | null;
                            allowedAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                action: {
                                    /** @enum {string} */
                                    kind: "change-group-tag";
                                    groupTag: string | "";
                                } | {
                                    /** @enum {string} */
                                    kind: "rename";
                                    nameTemplate: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "assign-user";
                                    userPrincipalName: string;
                                    /** @default  */
                                    addressableUserName: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "unassign-user";
                                } | {
                                    /** @enum {string} */
                                    kind: "unblock";
                                } | {
                                    /** @enum {string} */
                                    kind: "delete";
                                    /** @default false */
                                    alsoFromIntune: boolean;
                                };
                                /** @enum {string} */
                                state: "waiting" | "running" | "done" | "cancelled" | "failed";
                                requestedBy: string;
                                /** Format: date-time */
                                requestedAt: string;
                                finishedAt: string | null;
                                devices: number;
                                done: number;
                                failed: number;
                                cancelled: number;
                                note: string | null;
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Start */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        selection: {
                            /** @enum {string} */
                            kind: "devices";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            kind: "filter";
                            filter: {
                                search?: string;
                                /** @enum {string} */
                                drift?: "tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial";
                                groupTag?: string;
                                /** @enum {string} */
                                profileStatus?: "unknown" | "not-assigned" | "pending" | "assigned" | "assigned-out-of-sync" | "assigned-sync-unknown" | "failed";
                            };
                        };
                        action: {
                            /** @enum {string} */
                            kind: "change-group-tag";
                            groupTag: string | "";
                        } | {
                            /** @enum {string} */
                            kind: "rename";
                            nameTemplate: string;
                        } | {
                            /** @enum {string} */
                            kind: "assign-user";
                            userPrincipalName: string;
                            /** @default  */
                            addressableUserName?: string;
                        } | {
                            /** @enum {string} */
                            kind: "unassign-user";
                        } | {
                            /** @enum {string} */
                            kind: "unblock";
                        } | {
                            /** @enum {string} */
                            kind: "delete";
                            /** @default false */
                            alsoFromIntune?: boolean;
                        };
                        expectedDevices: number;
                        confirmation?: string;
                        /** @default  */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            action: {
                                /** @enum {string} */
                                kind: "change-group-tag";
                                groupTag: string | "";
                            } | {
                                /** @enum {string} */
                                kind: "rename";
                                nameTemplate: string;
                            } | {
                                /** @enum {string} */
                                kind: "assign-user";
                                userPrincipalName: string;
                                /** @default  */
                                addressableUserName: string;
                            } | {
                                /** @enum {string} */
                                kind: "unassign-user";
                            } | {
                                /** @enum {string} */
                                kind: "unblock";
                            } | {
                                /** @enum {string} */
                                kind: "delete";
                                /** @default false */
                                alsoFromIntune: boolean;
                            };
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "cancelled" | "failed";
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            finishedAt: string | null;
                            devices: number;
                            done: number;
                            failed: number;
                            cancelled: number;
                            note: string | null;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-actions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        selection: {
                            /** @enum {string} */
                            kind: "devices";
                            ids: string[];
                        } | {
                            /** @enum {string} */
                            kind: "filter";
                            filter: {
                                search?: string;
                                /** @enum {string} */
                                drift?: "tag-differs" | "never-deployed" | "remediation-automatic" | "remediation-manual" | "profile-not-assigned" | "profile-failed" | "blocked" | "duplicate-serial";
                                groupTag?: string;
                                /** @enum {string} */
                                profileStatus?: "unknown" | "not-assigned" | "pending" | "assigned" | "assigned-out-of-sync" | "assigned-sync-unknown" | "failed";
                            };
                        };
                        action: {
                            /** @enum {string} */
                            kind: "change-group-tag";
                            groupTag: string | "";
                        } | {
                            /** @enum {string} */
                            kind: "rename";
                            nameTemplate: string;
                        } | {
                            /** @enum {string} */
                            kind: "assign-user";
                            userPrincipalName: string;
                            /** @default  */
                            addressableUserName?: string;
                        } | {
                            /** @enum {string} */
                            kind: "unassign-user";
                        } | {
                            /** @enum {string} */
                            kind: "unblock";
                        } | {
                            /** @enum {string} */
                            kind: "delete";
                            /** @default false */
                            alsoFromIntune?: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            devices: number;
                            unchanged: number;
                            enrolled: number;
                            samples: {
                                serialNumber: string;
                                what: string;
                            }[];
                            confirmation: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-actions/{actionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    actionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            action: {
                                /** @enum {string} */
                                kind: "change-group-tag";
                                groupTag: string | "";
                            } | {
                                /** @enum {string} */
                                kind: "rename";
                                nameTemplate: string;
                            } | {
                                /** @enum {string} */
                                kind: "assign-user";
                                userPrincipalName: string;
                                /** @default  */
                                addressableUserName: string;
                            } | {
                                /** @enum {string} */
                                kind: "unassign-user";
                            } | {
                                /** @enum {string} */
                                kind: "unblock";
                            } | {
                                /** @enum {string} */
                                kind: "delete";
                                /** @default false */
                                alsoFromIntune: boolean;
                            };
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "cancelled" | "failed";
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            finishedAt: string | null;
                            devices: number;
                            done: number;
                            failed: number;
                            cancelled: number;
                            note: string | null;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-actions/{actionId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Results by device */
        get: {
            parameters: {
                query?: {
                    state?: "pending" | "done" | "failed" | "cancelled";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    actionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                position: number;
                                autopilotDeviceId: string;
                                serialNumber: string;
                                /** @enum {string} */
                                state: "pending" | "done" | "failed" | "cancelled";
                                detail: string | null;
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                finishedAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-actions/{actionId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export the results as CSV */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    actionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-actions/{actionId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    actionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            action: {
                                /** @enum {string} */
                                kind: "change-group-tag";
                                groupTag: string | "";
                            } | {
                                /** @enum {string} */
                                kind: "rename";
                                nameTemplate: string;
                            } | {
                                /** @enum {string} */
                                kind: "assign-user";
                                userPrincipalName: string;
                                /** @default  */
                                addressableUserName: string;
                            } | {
                                /** @enum {string} */
                                kind: "unassign-user";
                            } | {
                                /** @enum {string} */
                                kind: "unblock";
                            } | {
                                /** @enum {string} */
                                kind: "delete";
                                /** @default false */
                                alsoFromIntune: boolean;
                            };
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "cancelled" | "failed";
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            finishedAt: string | null;
                            devices: number;
                            done: number;
                            failed: number;
                            cancelled: number;
                            note: string | null;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                fileName: string;
                                sizeBytes: number;
                                /** @enum {string} */
                                state: "reading" | "preview" | "creating" | "created" | "cancelled" | "refused";
                                encoding: string | null;
                                findings: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                }[];
                                rowsRead: number;
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        /** Send a CSV file (application/octet-stream); its rows are judged, nothing is registered */
        post: {
            parameters: {
                query: {
                    organisationId: string;
                    fileName: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            fileName: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            state: "reading" | "preview" | "creating" | "created" | "cancelled" | "refused";
                            encoding: string | null;
                            findings: {
                                code: string;
                                message: string;
                                remedy: string;
                            }[];
                            rowsRead: number;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            fileName: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            state: "reading" | "preview" | "creating" | "created" | "cancelled" | "refused";
                            encoding: string | null;
                            findings: {
                                code: string;
                                message: string;
                                remedy: string;
                            }[];
                            rowsRead: number;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            rows: {
                                accepted: number;
                                warning: number;
                                refused: number;
                                leftOut: number;
                            };
                            registrations: {
                                created: number;
                                working: number;
                                ready: number;
                                failed: number;
                            };
                            tags: {
                                tag: string | null;
                                rows: number;
                                build: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Take off the list */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-imports/{importId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every row with its verdict, and what became of it */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    search?: string;
                    verdict?: "accepted" | "warning" | "refused";
                };
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                row: number;
                                /** @enum {string} */
                                verdict: "accepted" | "warning" | "refused";
                                serialNumber: string;
                                groupTag: string | null;
                                assignedUser: string | null;
                                hash: {
                                    manufacturer: string | null;
                                    model: string | null;
                                    tpm: {
                                        present: boolean;
                                        version: string | null;
                                    };
                                } | null;
                                findings: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                }[];
                                outcome: ("created" | "left-out") | null;
                                registration: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    state: "captured" | "submitted" | "importing" | "registered" | "tagged" | "in-group" | "profile-assigned" | "ready" | "failed";
                                    failure: {
                                        code: string;
                                        message: string;
                                        remedy: string;
                                        object?: {
                                            kind: string;
                                            id?: string;
                                            name?: string;
                                        };
                                        requestId?: string;
                                        details?: unknown;
                                    } | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-imports/{importId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register the rows that can be imported */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tags: {
                            /** @enum {string} */
                            kind: "build";
                            /** Format: uuid */
                            buildId: string;
                        } | {
                            /** @enum {string} */
                            kind: "file";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            fileName: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            state: "reading" | "preview" | "creating" | "created" | "cancelled" | "refused";
                            encoding: string | null;
                            findings: {
                                code: string;
                                message: string;
                                remedy: string;
                            }[];
                            rowsRead: number;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            rows: {
                                accepted: number;
                                warning: number;
                                refused: number;
                                leftOut: number;
                            };
                            registrations: {
                                created: number;
                                working: number;
                                ready: number;
                                failed: number;
                            };
                            tags: {
                                tag: string | null;
                                rows: number;
                                build: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-imports/{importId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave out what is not registered yet */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    importId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            fileName: string;
                            sizeBytes: number;
                            /** @enum {string} */
                            state: "reading" | "preview" | "creating" | "created" | "cancelled" | "refused";
                            encoding: string | null;
                            findings: {
                                code: string;
                                message: string;
                                remedy: string;
                            }[];
                            rowsRead: number;
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            rows: {
                                accepted: number;
                                warning: number;
                                refused: number;
                                leftOut: number;
                            };
                            registrations: {
                                created: number;
                                working: number;
                                ready: number;
                                failed: number;
                            };
                            tags: {
                                tag: string | null;
                                rows: number;
                                build: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/autopilot-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices registered from here, as CSV */
        get: {
            parameters: {
                query: {
                    organisationId: string;
                    format?: "intune" | "partner-center";
                    contents?: "without-hashes" | "with-hashes";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corporate-identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                /** Format: uuid */
                                deploymentId: string;
                                /** Format: uuid */
                                deviceId: string;
                                manufacturer: string;
                                model: string;
                                serialNumber: string;
                                /** @enum {string} */
                                state: "captured" | "imported" | "failed" | "deleting" | "deleted";
                                transitions: {
                                    /** @enum {string} */
                                    state: "captured" | "imported" | "failed" | "deleting" | "deleted";
                                    /** Format: date-time */
                                    at: string;
                                    detail: string;
                                }[];
                                failure: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                warning: {
                                    code: string;
                                    message: string;
                                    remedy: string;
                                    object?: {
                                        kind: string;
                                        id?: string;
                                        name?: string;
                                    };
                                    requestId?: string;
                                    details?: unknown;
                                } | null;
                                nextCheckAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corporate-identifiers/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take devices off Intune's list of corporate ones; those that are enrolled stay so */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            deleting: number;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corporate-identifiers/{corporateIdentifierId}/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    corporateIdentifierId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            deploymentId: string;
                            /** Format: uuid */
                            deviceId: string;
                            manufacturer: string;
                            model: string;
                            serialNumber: string;
                            /** @enum {string} */
                            state: "captured" | "imported" | "failed" | "deleting" | "deleted";
                            transitions: {
                                /** @enum {string} */
                                state: "captured" | "imported" | "failed" | "deleting" | "deleted";
                                /** Format: date-time */
                                at: string;
                                detail: string;
                            }[];
                            failure: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            warning: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                            nextCheckAt: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployment-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices that wait for approval */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
                    search?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                organisationId: string;
                                matchCode: string;
                                serialNumber: string;
                                manufacturer: string;
                                model: string;
                                inventory: {
                                    /** @enum {string} */
                                    architecture: "x64" | "arm64" | "x86";
                                    /** @enum {string} */
                                    firmware: "uefi" | "bios";
                                    secureBoot: boolean | null;
                                    smbios: {
                                        manufacturer: string;
                                        product: string;
                                        /** @default  */
                                        sku: string;
                                        /** @default  */
                                        family: string;
                                        version?: string;
                                        serialNumber: string;
                                        /** Format: uuid */
                                        uuid: string;
                                        chassisType: number;
                                        /** @default  */
                                        boardManufacturer: string;
                                        /** @default  */
                                        boardProduct: string;
                                        /** @default  */
                                        firmwareVersion: string;
                                        /** Format: date */
                                        firmwareDate?: string;
                                        assetTag?: string;
                                    };
                                    memoryBytes: number;
                                    disks: {
                                        number: number;
                                        model: string;
                                        serialNumber: string;
                                        sizeBytes: number;
                                        /** @enum {string} */
                                        bus: "nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other";
                                        removable: boolean;
                                    }[];
                                    networkInterfaces: {
                                        name: string;
                                        mac: string;
                                        /** @enum {string} */
                                        medium: "ethernet" | "wifi" | "other";
                                        linkSpeedMbps: number | null;
                                    }[];
                                    tpm: {
                                        present: boolean;
                                        version: string | null;
                                        enabled?: boolean;
                                        activated?: boolean;
                                        owned?: boolean;
                                    };
                                    processor?: {
                                        name?: string;
                                        manufacturer?: string;
                                        family?: number;
                                        model?: number;
                                        stepping?: number;
                                        cores?: number;
                                        maximumMegahertz?: number;
                                        addressBits?: 32 | 64;
                                        hasAtomicInstructions?: boolean;
                                    };
                                    power?: {
                                        onMains: boolean | null;
                                        hasBattery: boolean | null;
                                        batteryPercent: number | null;
                                    };
                                };
                                /** Format: date-time */
                                requestedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployment-requests/{requestId}/computer-name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What approving the device for a build would call it */
        get: {
            parameters: {
                query: {
                    buildId: string;
                };
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string | null;
                            reason: string | null;
                            ask: {
                                pattern: string | null;
                            } | null;
                            problem: {
                                code: string;
                                message: string;
                                remedy: string;
                                object?: {
                                    kind: string;
                                    id?: string;
                                    name?: string;
                                };
                                requestId?: string;
                                details?: unknown;
                            } | null;
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployment-requests/{requestId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deploy a build to the device */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        buildId: string;
                        /** @default null */
                        computerName?: string | null;
                        /**
                         * @default {
                         *       "diskNumber": null
                         *     }
                         */
                        choices?: {
                            diskNumber: number | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployment-requests/{requestId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the device away */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    requestId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin (tus 1.0; Upload-Metadata: organisationId, filename) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give up (tus 1.0) */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Continue (tus 1.0) */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/assets/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What importing a CSV file (application/octet-stream) would do; nothing is kept */
        post: {
            parameters: {
                query: {
                    organisationId: string;
                    fileName: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                [key: string]: number;
                            };
                            rows: {
                                row: number;
                                /** @enum {string} */
                                verdict: "new" | "changed" | "unchanged" | "refused";
                                serialNumber: string | null;
                                mac: string | null;
                                uuid: string | null;
                                computerName: string | null;
                                assetTag: string | null;
                                findings: string[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a CSV file (application/octet-stream) into the list; refused rows are left out */
        post: {
            parameters: {
                query: {
                    organisationId: string;
                    fileName: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                [key: string]: number;
                            };
                            rows: {
                                row: number;
                                /** @enum {string} */
                                verdict: "new" | "changed" | "unchanged" | "refused";
                                serialNumber: string | null;
                                mac: string | null;
                                uuid: string | null;
                                computerName: string | null;
                                assetTag: string | null;
                                findings: string[];
                            }[];
                        };
                    };
                };
                /** @description A failure of the catalogue */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Failure"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FailureInput: {
            error: {
                code: string;
                message: string;
                remedy: string;
                object?: {
                    kind: string;
                    id?: string;
                    name?: string;
                };
                requestId?: string;
                details?: unknown;
            };
        };
        FilterInput: {
            all: components["schemas"]["FilterInput"][];
        } | {
            any: components["schemas"]["FilterInput"][];
        } | {
            not: components["schemas"]["FilterInput"];
        } | ({
            /** @enum {string} */
            field: "vendor" | "model" | "sku" | "family" | "board" | "serial-number" | "firmware-version" | "os-edition";
            /** @enum {string} */
            operator: "is" | "is-not" | "contains" | "does-not-contain" | "starts-with" | "matches" | "does-not-match";
            values: string[];
        } | {
            /** @constant */
            field: "hardware-id";
            /** @enum {string} */
            operator: "present" | "absent";
            values: string[];
        } | {
            /** @constant */
            field: "architecture";
            /** @enum {string} */
            operator: "is" | "is-not";
            values: ("x64" | "arm64" | "x86")[];
        } | {
            /** @constant */
            field: "chassis";
            /** @enum {string} */
            operator: "is" | "is-not";
            values: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other")[];
        } | {
            /** @enum {string} */
            field: "organisation" | "location";
            /** @enum {string} */
            operator: "is" | "is-not";
            values: string[];
        } | {
            /** @enum {string} */
            field: "os-build" | "memory-gigabytes" | "disk-gigabytes";
            /** @enum {string} */
            operator: "equals" | "does-not-equal" | "at-least" | "at-most";
            value: number;
        } | {
            /** @enum {string} */
            field: "os-version" | "tpm-version";
            /** @enum {string} */
            operator: "equals" | "does-not-equal" | "at-least" | "at-most";
            value: string;
        } | {
            /** @enum {string} */
            field: "secure-boot" | "tpm-present";
            /** @constant */
            operator: "is";
            value: boolean;
        });
        SoftwareStepInput: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "powershell";
            /** @default  */
            script: string;
            /** @default null */
            file: string | null;
            /**
             * @default 5.1
             * @enum {string}
             */
            edition: "7" | "5.1";
            /** @default [] */
            parameters: string[];
            /**
             * @default Bypass
             * @enum {string}
             */
            executionPolicy: "Bypass" | "RemoteSigned" | "AllSigned" | "Unrestricted";
            successExitCodes?: number[];
            rebootExitCodes?: number[];
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "cmd";
            command: string;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "execute";
            program: string;
            /** @default [] */
            arguments: string[];
            /** @default  */
            rawArguments: string;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "msi";
            /**
             * @default install
             * @enum {string}
             */
            action: "install" | "uninstall";
            /** @default null */
            file: string | null;
            /** @default null */
            path: string | null;
            /** @default null */
            productCode: string | null;
            /** @default [] */
            properties: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @default [] */
            transforms: (string)[];
            /** @default [] */
            patches: string[];
            /** @default true */
            log: boolean;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "winget";
            packageId: string;
            /** @default null */
            version: string | null;
            /**
             * @default machine
             * @enum {string}
             */
            scope: "machine" | "user";
            /** @default [] */
            pins: {
                /** Format: uri */
                url: string;
                sha256: string;
                /** @default null */
                sizeBytes: number | null;
                /** @default [] */
                nestedFiles: {
                    path: string;
                    /** @default null */
                    alias: string | null;
                }[];
                version: string;
                /** @enum {string} */
                architecture: "x64" | "arm64" | "x86";
                /** @enum {string} */
                type: "msi" | "wix" | "burn" | "inno" | "nullsoft" | "exe" | "msix" | "appx" | "portable";
                arguments: string;
                exitCodes: {
                    code: number;
                    /** @enum {string} */
                    meaning: "success" | "reboot" | "retry" | "fail";
                    /** @default  */
                    note: string;
                }[];
                productCode: (string) | null;
                /** @default null */
                portable: {
                    displayName: string;
                    publisher: string;
                    displayVersion: string;
                    command: string | null;
                    dependsOnPath: boolean;
                } | null;
                /** @default [] */
                requires: string[];
                /** @default [] */
                dependencies: {
                    /** Format: uri */
                    url: string;
                    sha256: string;
                    /** @default null */
                    sizeBytes: number | null;
                    /** @default [] */
                    nestedFiles: {
                        path: string;
                        /** @default null */
                        alias: string | null;
                    }[];
                    packageId: string;
                    version: string;
                    /** @enum {string} */
                    type: "msix" | "appx";
                }[];
                manifestSha256: string;
                /** Format: date-time */
                resolvedAt: string;
            }[];
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @constant */
            kind: "copy";
            source: string;
            destination: string;
            /** @default true */
            overwrite: boolean;
            /** @default null */
            access: {
                identity: string;
                /** @enum {string} */
                rights: "read" | "modify" | "full";
            }[] | null;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @constant */
            kind: "registry";
            /**
             * @default 64-bit
             * @enum {string}
             */
            view: "64-bit" | "32-bit";
            change: {
                /** @constant */
                action: "set";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                data: {
                    /** @constant */
                    type: "REG_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_EXPAND_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_MULTI_SZ";
                    texts: string[];
                } | {
                    /** @constant */
                    type: "REG_DWORD";
                    number: number;
                } | {
                    /** @constant */
                    type: "REG_QWORD";
                    digits: string;
                } | {
                    /** @constant */
                    type: "REG_BINARY";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_NONE";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_DWORD_BIG_ENDIAN";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_LINK";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_LIST";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_FULL_RESOURCE_DESCRIPTOR";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_REQUIREMENTS_LIST";
                    bytes: string;
                };
            } | {
                /** @constant */
                action: "delete-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
            } | {
                /** @constant */
                action: "create-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            } | {
                /** @constant */
                action: "delete-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            when?: components["schemas"]["FilterInput"] | null;
            /** @constant */
            kind: "registry-bulk";
            /**
             * @default 64-bit
             * @enum {string}
             */
            view: "64-bit" | "32-bit";
            changes: ({
                /** @constant */
                action: "set";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                data: {
                    /** @constant */
                    type: "REG_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_EXPAND_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_MULTI_SZ";
                    texts: string[];
                } | {
                    /** @constant */
                    type: "REG_DWORD";
                    number: number;
                } | {
                    /** @constant */
                    type: "REG_QWORD";
                    digits: string;
                } | {
                    /** @constant */
                    type: "REG_BINARY";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_NONE";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_DWORD_BIG_ENDIAN";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_LINK";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_LIST";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_FULL_RESOURCE_DESCRIPTOR";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_REQUIREMENTS_LIST";
                    bytes: string;
                };
            } | {
                /** @constant */
                action: "delete-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
            } | {
                /** @constant */
                action: "create-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            } | {
                /** @constant */
                action: "delete-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            })[];
            /** @default  */
            importedFrom: string;
        };
        PlanStepInput: {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "check-device";
            /** @enum {string} */
            moment: "before" | "after" | "end";
            decisionMinutes: number;
            checks: {
                key: string;
                title: string;
                why: string;
                check: {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "memory";
                    minimumGigabytes: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "disk";
                    minimumGigabytes: number;
                    buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "internal-disk";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "uefi";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "secure-boot";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "tpm";
                    /** @enum {string} */
                    minimumVersion: "1.2" | "2.0";
                    mustBeEnabled: boolean;
                    mustBeActivated: boolean;
                    mustNotBeOwned: boolean;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "processor";
                    minimumCores: number;
                    minimumMegahertz: number;
                    windows11: boolean;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "power";
                    mainsRequired: boolean;
                    minimumBatteryPercent: number | null;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "network";
                    minimumMegabitsPerSecond: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "clock";
                    mostSeconds: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "firmware-age";
                    mostMonths: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "known-model";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "driver-coverage";
                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "autopilot-readiness";
                    mostDays: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "hardware-hash";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "problem-devices";
                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "packages-detected";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "activation";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "join";
                    /** @enum {string} */
                    expected: "workgroup" | "domain" | "entra" | "hybrid";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "bitlocker";
                    /** @enum {string} */
                    expected: "on" | "off";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "leftovers";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "script";
                    /** Format: uuid */
                    id: string;
                    name: string;
                    /** @enum {string} */
                    when: "before" | "after";
                    script: string;
                    /** @default 60 */
                    timeoutSeconds: number;
                };
                known: {
                    key: string;
                    title: string;
                    /** @enum {string} */
                    level: "block" | "warn";
                    mayOverride: boolean;
                    /** @enum {string} */
                    outcome: "passed" | "failed" | "cannot-tell";
                    says: string;
                    measured: string | null;
                    wanted: string;
                    remedy: string | null;
                    /** @default null */
                    output: string | null;
                } | null;
            }[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "partition-disk";
            disk: {
                number: number;
                model: string;
                serialNumber: string;
                sizeBytes: number;
            };
            partitions: {
                /** @enum {string} */
                role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                fileSystem: ("fat32" | "ntfs") | null;
                sizeBytes: number | null;
                label?: string;
                letter?: string;
            }[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "apply-image";
            content: {
                sha256: string;
                sizeBytes: number;
            };
            image: {
                index: number;
                name: string;
                edition: string | null;
                architecture: ("x64" | "arm64" | "x86") | null;
                languages: string[];
                defaultLanguage: string | null;
                build: number | null;
                servicePackBuild: number | null;
                sizeBytes: number;
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "inject-drivers";
            drivers: {
                /** Format: uuid */
                id: string;
                inf: string;
                description: string;
                provider: string;
                class: string;
                /** @enum {string} */
                kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                version: string | null;
                pack: string | null;
                archive: {
                    sha256: string;
                    sizeBytes: number;
                };
                devices: string[];
                why: string;
            }[];
            /** @enum {string} */
            whenDriverFails: "go-on" | "stop";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "service-image";
            enabledFeatures: string[];
            disabledFeatures: string[];
            removedApps: string[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "write-answer-file";
            settings: {
                /** @enum {string} */
                architecture: "x64" | "arm64" | "x86";
                computerName: string | null;
                language: string;
                /**
                 * @default {
                 *       "systemLocale": null,
                 *       "userLocale": null,
                 *       "inputLocales": [],
                 *       "timeZone": null
                 *     }
                 */
                regional: {
                    /** @default null */
                    systemLocale: string | null;
                    /** @default null */
                    userLocale: string | null;
                    /** @default [] */
                    inputLocales: (string)[];
                    /** @default null */
                    timeZone: string | null;
                };
                /** @default  */
                registeredOwner: string;
                /** @default  */
                registeredOrganisation: string;
                /** @default null */
                productKey: string | null;
                /** @default false */
                skipActivation: boolean;
                /** @default null */
                join: ({
                    /** @constant */
                    kind: "workgroup";
                    name: string;
                } | {
                    /** @constant */
                    kind: "offline-domain";
                    /** Format: uuid */
                    blobSecretId: string;
                }) | null;
                /** @default [] */
                commands: {
                    description: string;
                    path: string;
                }[];
                /**
                 * @default {
                 *       "kind": "out-of-box",
                 *       "pages": null
                 *     }
                 */
                ending: {
                    /** @constant */
                    kind: "out-of-box";
                    /** @default null */
                    pages: {
                        /** @default false */
                        askRegion: boolean;
                        /** @default false */
                        hideLicence: boolean;
                        /** @default false */
                        hideRegistration: boolean;
                        /** @default false */
                        hideNetwork: boolean;
                        /** @default false */
                        hideOnlineAccounts: boolean;
                        /**
                         * @default asked
                         * @enum {string}
                         */
                        privacy: "asked" | "recommended" | "off";
                    } | null;
                } | {
                    /** @constant */
                    kind: "desktop";
                    pages: {
                        /**
                         * @default asked
                         * @enum {string}
                         */
                        privacy: "asked" | "recommended" | "off";
                    };
                    accounts: {
                        name: string & (unknown & unknown);
                        /** @default  */
                        fullName: string;
                        /** @default  */
                        description: string;
                        groups: (string & (unknown & unknown))[];
                    }[];
                    /** @default null */
                    signedIn: (string & (unknown & unknown)) | null;
                } | {
                    /** @constant */
                    kind: "audit";
                };
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "write-offline-profile";
            profile: {
                settings: {
                    /** @constant */
                    way: "offline-profile";
                    profileName: string;
                    /** @enum {string} */
                    joinMethod: "entra" | "hybrid";
                    /** @enum {string} */
                    accountType: "standard" | "administrator";
                    forcedEnrollment: boolean;
                    hidePrivacySettings: boolean;
                    hideLicenseTerms: boolean;
                    skipKeyboardPage: boolean;
                    skipConnectivityCheck: boolean;
                    deviceNameTemplate: string | null;
                    language: string | null;
                    region: string | null;
                    tenantDomain: string | null;
                };
                tenant: {
                    /** Format: uuid */
                    id: string;
                    domain: string;
                };
                /** Format: uuid */
                correlationId: string;
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "restart";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "run-software-step";
            software: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            };
            /** @default null */
            replacedBy: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            } | null;
            step: components["schemas"]["SoftwareStepInput"];
            files: {
                sha256: string;
                sizeBytes: number;
                path: string;
            }[];
            /** @default null */
            archive: {
                sha256: string;
                sizeBytes: number;
            } | null;
            /** @default [] */
            detection: ({
                /** @constant */
                kind: "msi-product";
                productCode: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "file-version";
                path: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "registry-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                /**
                 * @default 64-bit
                 * @enum {string}
                 */
                view: "64-bit" | "32-bit";
                /**
                 * @default exists
                 * @enum {string}
                 */
                operator: "exists" | "equals" | "at-least";
                /** @default  */
                value: string;
            } | {
                /** @constant */
                kind: "script";
                script: string;
            })[];
            /**
             * @default when-asked
             * @enum {string}
             */
            reboot: "when-asked" | "always" | "never";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "verify-software";
            software: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            };
            replacedBy: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            } | null;
            detection: ({
                /** @constant */
                kind: "msi-product";
                productCode: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "file-version";
                path: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "registry-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                /**
                 * @default 64-bit
                 * @enum {string}
                 */
                view: "64-bit" | "32-bit";
                /**
                 * @default exists
                 * @enum {string}
                 */
                operator: "exists" | "equals" | "at-least";
                /** @default  */
                value: string;
            } | {
                /** @constant */
                kind: "script";
                script: string;
            })[];
            continueOnError: boolean;
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "register-autopilot";
            /**
             * @default fail
             * @enum {string}
             */
            whenFailed: "fail" | "continue";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "import-corporate-identifier";
            /**
             * @default fail
             * @enum {string}
             */
            whenFailed: "fail" | "continue";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "wait-for-autopilot";
            /**
             * @default registration
             * @enum {string}
             */
            waitFor: "registration" | "corporate-identifier";
            waitPolicy: {
                /** @constant */
                kind: "until-ready";
                /**
                 * @default fail
                 * @enum {string}
                 */
                whenFailed: "fail" | "continue";
            } | {
                /** @constant */
                kind: "minutes";
                minutes: number;
                /** @enum {string} */
                afterwards: "continue" | "fail";
                /**
                 * @default fail
                 * @enum {string}
                 */
                whenFailed: "fail" | "continue";
            } | {
                /** @constant */
                kind: "none";
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "install-product-key";
            /** Format: uuid */
            secretId: string;
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "join-domain";
            domain: string;
            organisationalUnit: string | null;
            /** Format: uuid */
            accountSecretId: string;
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "set-up-accounts";
            accounts: {
                name: string & (unknown & unknown);
                /** @default  */
                fullName: string;
                /** @default  */
                description: string;
                passwordSecretId: string | null;
                groups: (string & (unknown & unknown))[];
                /** @default false */
                disabled: boolean;
                /** @default false */
                passwordNeverExpires: boolean;
                /** @default false */
                managedByLaps: boolean;
            }[];
            groups: {
                name: string & (unknown & unknown);
                /** @default  */
                description: string;
            }[];
            administrator: {
                /** @constant */
                kind: "described";
                account: {
                    name: string & (unknown & unknown);
                    /** @default  */
                    fullName: string;
                    /** @default  */
                    description: string;
                    passwordSecretId: string | null;
                    groups: (string & (unknown & unknown))[];
                    /** @default false */
                    disabled: boolean;
                    /** @default false */
                    passwordNeverExpires: boolean;
                    /** @default false */
                    managedByLaps: boolean;
                };
            } | {
                /** @constant */
                kind: "policy";
                policy: {
                    /** @constant */
                    kind: "as-it-is";
                    /** @default null */
                    renamedTo: (string & (unknown & unknown)) | null;
                } | {
                    /** @constant */
                    kind: "disabled";
                    /** @default null */
                    renamedTo: (string & (unknown & unknown)) | null;
                } | {
                    /** @constant */
                    kind: "enabled";
                    /** Format: uuid */
                    passwordSecretId: string;
                    /** @default null */
                    renamedTo: (string & (unknown & unknown)) | null;
                };
            };
            removed: string[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "end-automatic-sign-in";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "hand-over";
            meetsAutopilot?: boolean;
            /**
             * @default out-of-box
             * @enum {string}
             */
            ending: "out-of-box" | "desktop" | "audit";
            /**
             * @default restart
             * @enum {string}
             */
            afterwards: "restart" | "shut-down";
        };
        CredentialInput: {
            /** @constant */
            kind: "client-secret";
            expiresOn: string | null;
            expiryFrom: ("entered" | "certificate" | "entra") | null;
            /** Format: date-time */
            setAt: string;
            triedAt: string | null;
        } | {
            /** @constant */
            kind: "certificate";
            expiresOn: string | null;
            expiryFrom: ("entered" | "certificate" | "entra") | null;
            /** Format: date-time */
            setAt: string;
            triedAt: string | null;
            subject: string;
            sha256Thumbprint: string;
            sha1Thumbprint: string;
            certificatePem: string;
        } | {
            /** @constant */
            kind: "federated-token";
            expiresOn: string | null;
            expiryFrom: ("entered" | "certificate" | "entra") | null;
            /** Format: date-time */
            setAt: string;
            triedAt: string | null;
            tokenFile: string;
            expectedAudience: string;
            token: {
                issuer: string;
                subject: string;
                audiences: string[];
                endsAt: string | null;
            } | null;
            problem: {
                code: string;
                message: string;
                remedy: string;
                object?: {
                    kind: string;
                    id?: string;
                    name?: string;
                };
                requestId?: string;
                details?: unknown;
            } | null;
        };
        TenantConnectionInput: {
            /** Format: uuid */
            organisationId: string;
            /** Format: uuid */
            tenantId: string;
            /** Format: uuid */
            clientId: string;
            /** @enum {string} */
            cloud: "global" | "usgov" | "dod" | "china" | "lab";
            credential: components["schemas"]["CredentialInput"] | null;
            nextCredential: components["schemas"]["CredentialInput"] | null;
            rotation: {
                settings: {
                    daysBefore: number;
                    validDays: number;
                } | null;
                last: {
                    /** @enum {string} */
                    state: "adding" | "verifying" | "removing" | "undoing" | "done" | "failed";
                    /** Format: date-time */
                    startedAt: string;
                    finishedAt: string | null;
                    problem: {
                        code: string;
                        message: string;
                        remedy: string;
                        object?: {
                            kind: string;
                            id?: string;
                            name?: string;
                        };
                        requestId?: string;
                        details?: unknown;
                    } | null;
                } | null;
            };
            /** Format: date-time */
            updatedAt: string;
        };
        FilterJudgementInput: {
            /** @constant */
            kind: "every-device";
            /** @constant */
            verdict: "matches";
        } | {
            /** @enum {string} */
            kind: "all" | "any";
            /** @enum {string} */
            verdict: "matches" | "does-not-match" | "cannot-tell";
            parts: components["schemas"]["FilterJudgementInput"][];
        } | {
            /** @constant */
            kind: "not";
            /** @enum {string} */
            verdict: "matches" | "does-not-match" | "cannot-tell";
            part: components["schemas"]["FilterJudgementInput"];
        } | {
            /** @constant */
            kind: "condition";
            /** @enum {string} */
            verdict: "matches" | "does-not-match" | "cannot-tell";
            asked: string;
            found: string | null;
        };
        Failure: {
            error: {
                code: string;
                message: string;
                remedy: string;
                object?: {
                    kind: string;
                    id?: string;
                    name?: string;
                };
                requestId?: string;
                details?: unknown;
            };
        };
        Filter: {
            all: components["schemas"]["Filter"][];
        } | {
            any: components["schemas"]["Filter"][];
        } | {
            not: components["schemas"]["Filter"];
        } | ({
            /** @enum {string} */
            field: "vendor" | "model" | "sku" | "family" | "board" | "serial-number" | "firmware-version" | "os-edition";
            /** @enum {string} */
            operator: "is" | "is-not" | "contains" | "does-not-contain" | "starts-with" | "matches" | "does-not-match";
            values: string[];
        } | {
            /** @constant */
            field: "hardware-id";
            /** @enum {string} */
            operator: "present" | "absent";
            values: string[];
        } | {
            /** @constant */
            field: "architecture";
            /** @enum {string} */
            operator: "is" | "is-not";
            values: ("x64" | "arm64" | "x86")[];
        } | {
            /** @constant */
            field: "chassis";
            /** @enum {string} */
            operator: "is" | "is-not";
            values: ("desktop" | "laptop" | "tablet" | "all-in-one" | "server" | "virtual" | "other")[];
        } | {
            /** @enum {string} */
            field: "organisation" | "location";
            /** @enum {string} */
            operator: "is" | "is-not";
            values: string[];
        } | {
            /** @enum {string} */
            field: "os-build" | "memory-gigabytes" | "disk-gigabytes";
            /** @enum {string} */
            operator: "equals" | "does-not-equal" | "at-least" | "at-most";
            value: number;
        } | {
            /** @enum {string} */
            field: "os-version" | "tpm-version";
            /** @enum {string} */
            operator: "equals" | "does-not-equal" | "at-least" | "at-most";
            value: string;
        } | {
            /** @enum {string} */
            field: "secure-boot" | "tpm-present";
            /** @constant */
            operator: "is";
            value: boolean;
        });
        SoftwareStep: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "powershell";
            /** @default  */
            script: string;
            /** @default null */
            file: string | null;
            /**
             * @default 5.1
             * @enum {string}
             */
            edition: "7" | "5.1";
            /** @default [] */
            parameters: string[];
            /**
             * @default Bypass
             * @enum {string}
             */
            executionPolicy: "Bypass" | "RemoteSigned" | "AllSigned" | "Unrestricted";
            successExitCodes?: number[];
            rebootExitCodes?: number[];
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "cmd";
            command: string;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "execute";
            program: string;
            /** @default [] */
            arguments: string[];
            /** @default  */
            rawArguments: string;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "msi";
            /**
             * @default install
             * @enum {string}
             */
            action: "install" | "uninstall";
            /** @default null */
            file: string | null;
            /** @default null */
            path: string | null;
            /** @default null */
            productCode: string | null;
            /** @default [] */
            properties: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @default [] */
            transforms: (string)[];
            /** @default [] */
            patches: string[];
            /** @default true */
            log: boolean;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @default 1800 */
            timeoutSeconds: number;
            /** @default 0 */
            retries: number;
            /** @default 30 */
            retryDelaySeconds: number;
            /** @default [] */
            exitCodes: {
                code: number;
                /** @enum {string} */
                meaning: "success" | "reboot" | "retry" | "fail";
                /** @default  */
                note: string;
            }[];
            /**
             * @default system
             * @enum {string}
             */
            runAs: "system" | "logged-on-user";
            /**
             * @default 64-bit
             * @enum {string}
             */
            architectureView: "64-bit" | "32-bit";
            /** @default [] */
            variables: ({
                name: string;
                value: string;
            } | {
                name: string;
                /** Format: uuid */
                secretId: string;
            })[];
            /** @constant */
            kind: "winget";
            packageId: string;
            /** @default null */
            version: string | null;
            /**
             * @default machine
             * @enum {string}
             */
            scope: "machine" | "user";
            /** @default [] */
            pins: {
                /** Format: uri */
                url: string;
                sha256: string;
                /** @default null */
                sizeBytes: number | null;
                /** @default [] */
                nestedFiles: {
                    path: string;
                    /** @default null */
                    alias: string | null;
                }[];
                version: string;
                /** @enum {string} */
                architecture: "x64" | "arm64" | "x86";
                /** @enum {string} */
                type: "msi" | "wix" | "burn" | "inno" | "nullsoft" | "exe" | "msix" | "appx" | "portable";
                arguments: string;
                exitCodes: {
                    code: number;
                    /** @enum {string} */
                    meaning: "success" | "reboot" | "retry" | "fail";
                    /** @default  */
                    note: string;
                }[];
                productCode: (string) | null;
                /** @default null */
                portable: {
                    displayName: string;
                    publisher: string;
                    displayVersion: string;
                    command: string | null;
                    dependsOnPath: boolean;
                } | null;
                /** @default [] */
                requires: string[];
                /** @default [] */
                dependencies: {
                    /** Format: uri */
                    url: string;
                    sha256: string;
                    /** @default null */
                    sizeBytes: number | null;
                    /** @default [] */
                    nestedFiles: {
                        path: string;
                        /** @default null */
                        alias: string | null;
                    }[];
                    packageId: string;
                    version: string;
                    /** @enum {string} */
                    type: "msix" | "appx";
                }[];
                manifestSha256: string;
                /** Format: date-time */
                resolvedAt: string;
            }[];
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @constant */
            kind: "copy";
            source: string;
            destination: string;
            /** @default true */
            overwrite: boolean;
            /** @default null */
            access: {
                identity: string;
                /** @enum {string} */
                rights: "read" | "modify" | "full";
            }[] | null;
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @constant */
            kind: "registry";
            /**
             * @default 64-bit
             * @enum {string}
             */
            view: "64-bit" | "32-bit";
            change: {
                /** @constant */
                action: "set";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                data: {
                    /** @constant */
                    type: "REG_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_EXPAND_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_MULTI_SZ";
                    texts: string[];
                } | {
                    /** @constant */
                    type: "REG_DWORD";
                    number: number;
                } | {
                    /** @constant */
                    type: "REG_QWORD";
                    digits: string;
                } | {
                    /** @constant */
                    type: "REG_BINARY";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_NONE";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_DWORD_BIG_ENDIAN";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_LINK";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_LIST";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_FULL_RESOURCE_DESCRIPTOR";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_REQUIREMENTS_LIST";
                    bytes: string;
                };
            } | {
                /** @constant */
                action: "delete-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
            } | {
                /** @constant */
                action: "create-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            } | {
                /** @constant */
                action: "delete-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            };
        } | {
            /** Format: uuid */
            id: string;
            name: string;
            /** @default false */
            continueOnError: boolean;
            /** @default null */
            when: components["schemas"]["Filter"] | null;
            /** @constant */
            kind: "registry-bulk";
            /**
             * @default 64-bit
             * @enum {string}
             */
            view: "64-bit" | "32-bit";
            changes: ({
                /** @constant */
                action: "set";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                data: {
                    /** @constant */
                    type: "REG_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_EXPAND_SZ";
                    text: string;
                } | {
                    /** @constant */
                    type: "REG_MULTI_SZ";
                    texts: string[];
                } | {
                    /** @constant */
                    type: "REG_DWORD";
                    number: number;
                } | {
                    /** @constant */
                    type: "REG_QWORD";
                    digits: string;
                } | {
                    /** @constant */
                    type: "REG_BINARY";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_NONE";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_DWORD_BIG_ENDIAN";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_LINK";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_LIST";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_FULL_RESOURCE_DESCRIPTOR";
                    bytes: string;
                } | {
                    /** @constant */
                    type: "REG_RESOURCE_REQUIREMENTS_LIST";
                    bytes: string;
                };
            } | {
                /** @constant */
                action: "delete-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
            } | {
                /** @constant */
                action: "create-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            } | {
                /** @constant */
                action: "delete-key";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
            })[];
            /** @default  */
            importedFrom: string;
        };
        PlanStep: {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "check-device";
            /** @enum {string} */
            moment: "before" | "after" | "end";
            decisionMinutes: number;
            checks: {
                key: string;
                title: string;
                why: string;
                check: {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "memory";
                    minimumGigabytes: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "disk";
                    minimumGigabytes: number;
                    buses: ("nvme" | "sata" | "sas" | "usb" | "sd" | "raid" | "virtual" | "other")[];
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "internal-disk";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "uefi";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "secure-boot";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "tpm";
                    /** @enum {string} */
                    minimumVersion: "1.2" | "2.0";
                    mustBeEnabled: boolean;
                    mustBeActivated: boolean;
                    mustNotBeOwned: boolean;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "processor";
                    minimumCores: number;
                    minimumMegahertz: number;
                    windows11: boolean;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "power";
                    mainsRequired: boolean;
                    minimumBatteryPercent: number | null;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "network";
                    minimumMegabitsPerSecond: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "clock";
                    mostSeconds: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "firmware-age";
                    mostMonths: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "known-model";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "driver-coverage";
                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "autopilot-readiness";
                    mostDays: number;
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "hardware-hash";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "problem-devices";
                    classes: ("network" | "storage" | "display" | "audio" | "input" | "other")[];
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "packages-detected";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "activation";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "join";
                    /** @enum {string} */
                    expected: "workgroup" | "domain" | "entra" | "hybrid";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "bitlocker";
                    /** @enum {string} */
                    expected: "on" | "off";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "leftovers";
                } | {
                    /** @enum {string} */
                    level: "block" | "warn";
                    /** @default false */
                    mayOverride: boolean;
                    /** @constant */
                    kind: "script";
                    /** Format: uuid */
                    id: string;
                    name: string;
                    /** @enum {string} */
                    when: "before" | "after";
                    script: string;
                    /** @default 60 */
                    timeoutSeconds: number;
                };
                known: {
                    key: string;
                    title: string;
                    /** @enum {string} */
                    level: "block" | "warn";
                    mayOverride: boolean;
                    /** @enum {string} */
                    outcome: "passed" | "failed" | "cannot-tell";
                    says: string;
                    measured: string | null;
                    wanted: string;
                    remedy: string | null;
                    /** @default null */
                    output: string | null;
                } | null;
            }[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "partition-disk";
            disk: {
                number: number;
                model: string;
                serialNumber: string;
                sizeBytes: number;
            };
            partitions: {
                /** @enum {string} */
                role: "efi-system" | "microsoft-reserved" | "windows" | "recovery" | "data";
                fileSystem: ("fat32" | "ntfs") | null;
                sizeBytes: number | null;
                label?: string;
                letter?: string;
            }[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "apply-image";
            content: {
                sha256: string;
                sizeBytes: number;
            };
            image: {
                index: number;
                name: string;
                edition: string | null;
                architecture: ("x64" | "arm64" | "x86") | null;
                languages: string[];
                defaultLanguage: string | null;
                build: number | null;
                servicePackBuild: number | null;
                sizeBytes: number;
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "inject-drivers";
            drivers: {
                /** Format: uuid */
                id: string;
                inf: string;
                description: string;
                provider: string;
                class: string;
                /** @enum {string} */
                kind: "base" | "extension" | "component" | "primitive" | "legacy" | "firmware";
                version: string | null;
                pack: string | null;
                archive: {
                    sha256: string;
                    sizeBytes: number;
                };
                devices: string[];
                why: string;
            }[];
            /** @enum {string} */
            whenDriverFails: "go-on" | "stop";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "service-image";
            enabledFeatures: string[];
            disabledFeatures: string[];
            removedApps: string[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "write-answer-file";
            settings: {
                /** @enum {string} */
                architecture: "x64" | "arm64" | "x86";
                computerName: string | null;
                language: string;
                /**
                 * @default {
                 *       "systemLocale": null,
                 *       "userLocale": null,
                 *       "inputLocales": [],
                 *       "timeZone": null
                 *     }
                 */
                regional: {
                    /** @default null */
                    systemLocale: string | null;
                    /** @default null */
                    userLocale: string | null;
                    /** @default [] */
                    inputLocales: (string)[];
                    /** @default null */
                    timeZone: string | null;
                };
                /** @default  */
                registeredOwner: string;
                /** @default  */
                registeredOrganisation: string;
                /** @default null */
                productKey: string | null;
                /** @default false */
                skipActivation: boolean;
                /** @default null */
                join: ({
                    /** @constant */
                    kind: "workgroup";
                    name: string;
                } | {
                    /** @constant */
                    kind: "offline-domain";
                    /** Format: uuid */
                    blobSecretId: string;
                }) | null;
                /** @default [] */
                commands: {
                    description: string;
                    path: string;
                }[];
                /**
                 * @default {
                 *       "kind": "out-of-box",
                 *       "pages": null
                 *     }
                 */
                ending: {
                    /** @constant */
                    kind: "out-of-box";
                    /** @default null */
                    pages: {
                        /** @default false */
                        askRegion: boolean;
                        /** @default false */
                        hideLicence: boolean;
                        /** @default false */
                        hideRegistration: boolean;
                        /** @default false */
                        hideNetwork: boolean;
                        /** @default false */
                        hideOnlineAccounts: boolean;
                        /**
                         * @default asked
                         * @enum {string}
                         */
                        privacy: "asked" | "recommended" | "off";
                    } | null;
                } | {
                    /** @constant */
                    kind: "desktop";
                    pages: {
                        /**
                         * @default asked
                         * @enum {string}
                         */
                        privacy: "asked" | "recommended" | "off";
                    };
                    accounts: {
                        name: string & (unknown & unknown);
                        /** @default  */
                        fullName: string;
                        /** @default  */
                        description: string;
                        groups: (string & (unknown & unknown))[];
                    }[];
                    /** @default null */
                    signedIn: (string & (unknown & unknown)) | null;
                } | {
                    /** @constant */
                    kind: "audit";
                };
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "write-offline-profile";
            profile: {
                settings: {
                    /** @constant */
                    way: "offline-profile";
                    profileName: string;
                    /** @enum {string} */
                    joinMethod: "entra" | "hybrid";
                    /** @enum {string} */
                    accountType: "standard" | "administrator";
                    forcedEnrollment: boolean;
                    hidePrivacySettings: boolean;
                    hideLicenseTerms: boolean;
                    skipKeyboardPage: boolean;
                    skipConnectivityCheck: boolean;
                    deviceNameTemplate: string | null;
                    language: string | null;
                    region: string | null;
                    tenantDomain: string | null;
                };
                tenant: {
                    /** Format: uuid */
                    id: string;
                    domain: string;
                };
                /** Format: uuid */
                correlationId: string;
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "restart";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "run-software-step";
            software: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            };
            /** @default null */
            replacedBy: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            } | null;
            step: components["schemas"]["SoftwareStep"];
            files: {
                sha256: string;
                sizeBytes: number;
                path: string;
            }[];
            /** @default null */
            archive: {
                sha256: string;
                sizeBytes: number;
            } | null;
            /** @default [] */
            detection: ({
                /** @constant */
                kind: "msi-product";
                productCode: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "file-version";
                path: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "registry-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                /**
                 * @default 64-bit
                 * @enum {string}
                 */
                view: "64-bit" | "32-bit";
                /**
                 * @default exists
                 * @enum {string}
                 */
                operator: "exists" | "equals" | "at-least";
                /** @default  */
                value: string;
            } | {
                /** @constant */
                kind: "script";
                script: string;
            })[];
            /**
             * @default when-asked
             * @enum {string}
             */
            reboot: "when-asked" | "always" | "never";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "verify-software";
            software: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            };
            replacedBy: {
                /** Format: uuid */
                id: string;
                name: string;
                version: string;
            } | null;
            detection: ({
                /** @constant */
                kind: "msi-product";
                productCode: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "file-version";
                path: string;
                /** @default null */
                minimumVersion: string | null;
            } | {
                /** @constant */
                kind: "registry-value";
                /** @enum {string} */
                root: "HKEY_LOCAL_MACHINE" | "HKEY_CURRENT_USER" | "HKEY_USERS" | "HKEY_CLASSES_ROOT" | "HKEY_CURRENT_CONFIG";
                key: string;
                name: string;
                /**
                 * @default 64-bit
                 * @enum {string}
                 */
                view: "64-bit" | "32-bit";
                /**
                 * @default exists
                 * @enum {string}
                 */
                operator: "exists" | "equals" | "at-least";
                /** @default  */
                value: string;
            } | {
                /** @constant */
                kind: "script";
                script: string;
            })[];
            continueOnError: boolean;
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "register-autopilot";
            /**
             * @default fail
             * @enum {string}
             */
            whenFailed: "fail" | "continue";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "import-corporate-identifier";
            /**
             * @default fail
             * @enum {string}
             */
            whenFailed: "fail" | "continue";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "wait-for-autopilot";
            /**
             * @default registration
             * @enum {string}
             */
            waitFor: "registration" | "corporate-identifier";
            waitPolicy: {
                /** @constant */
                kind: "until-ready";
                /**
                 * @default fail
                 * @enum {string}
                 */
                whenFailed: "fail" | "continue";
            } | {
                /** @constant */
                kind: "minutes";
                minutes: number;
                /** @enum {string} */
                afterwards: "continue" | "fail";
                /**
                 * @default fail
                 * @enum {string}
                 */
                whenFailed: "fail" | "continue";
            } | {
                /** @constant */
                kind: "none";
            };
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "install-product-key";
            /** Format: uuid */
            secretId: string;
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "join-domain";
            domain: string;
            organisationalUnit: string | null;
            /** Format: uuid */
            accountSecretId: string;
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "set-up-accounts";
            accounts: {
                name: string & (unknown & unknown);
                /** @default  */
                fullName: string;
                /** @default  */
                description: string;
                passwordSecretId: string | null;
                groups: (string & (unknown & unknown))[];
                /** @default false */
                disabled: boolean;
                /** @default false */
                passwordNeverExpires: boolean;
                /** @default false */
                managedByLaps: boolean;
            }[];
            groups: {
                name: string & (unknown & unknown);
                /** @default  */
                description: string;
            }[];
            administrator: {
                /** @constant */
                kind: "described";
                account: {
                    name: string & (unknown & unknown);
                    /** @default  */
                    fullName: string;
                    /** @default  */
                    description: string;
                    passwordSecretId: string | null;
                    groups: (string & (unknown & unknown))[];
                    /** @default false */
                    disabled: boolean;
                    /** @default false */
                    passwordNeverExpires: boolean;
                    /** @default false */
                    managedByLaps: boolean;
                };
            } | {
                /** @constant */
                kind: "policy";
                policy: {
                    /** @constant */
                    kind: "as-it-is";
                    /** @default null */
                    renamedTo: (string & (unknown & unknown)) | null;
                } | {
                    /** @constant */
                    kind: "disabled";
                    /** @default null */
                    renamedTo: (string & (unknown & unknown)) | null;
                } | {
                    /** @constant */
                    kind: "enabled";
                    /** Format: uuid */
                    passwordSecretId: string;
                    /** @default null */
                    renamedTo: (string & (unknown & unknown)) | null;
                };
            };
            removed: string[];
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "end-automatic-sign-in";
        } | {
            id: string;
            /** @enum {string} */
            phase: "preparation" | "disk" | "image" | "configuration" | "software" | "registration" | "hand-over";
            title: string;
            /** @default  */
            why: string;
            /** @constant */
            action: "hand-over";
            meetsAutopilot?: boolean;
            /**
             * @default out-of-box
             * @enum {string}
             */
            ending: "out-of-box" | "desktop" | "audit";
            /**
             * @default restart
             * @enum {string}
             */
            afterwards: "restart" | "shut-down";
        };
        Credential: {
            /** @constant */
            kind: "client-secret";
            expiresOn: string | null;
            expiryFrom: ("entered" | "certificate" | "entra") | null;
            /** Format: date-time */
            setAt: string;
            triedAt: string | null;
        } | {
            /** @constant */
            kind: "certificate";
            expiresOn: string | null;
            expiryFrom: ("entered" | "certificate" | "entra") | null;
            /** Format: date-time */
            setAt: string;
            triedAt: string | null;
            subject: string;
            sha256Thumbprint: string;
            sha1Thumbprint: string;
            certificatePem: string;
        } | {
            /** @constant */
            kind: "federated-token";
            expiresOn: string | null;
            expiryFrom: ("entered" | "certificate" | "entra") | null;
            /** Format: date-time */
            setAt: string;
            triedAt: string | null;
            tokenFile: string;
            expectedAudience: string;
            token: {
                issuer: string;
                subject: string;
                audiences: string[];
                endsAt: string | null;
            } | null;
            problem: {
                code: string;
                message: string;
                remedy: string;
                object?: {
                    kind: string;
                    id?: string;
                    name?: string;
                };
                requestId?: string;
                details?: unknown;
            } | null;
        };
        TenantConnection: {
            /** Format: uuid */
            organisationId: string;
            /** Format: uuid */
            tenantId: string;
            /** Format: uuid */
            clientId: string;
            /** @enum {string} */
            cloud: "global" | "usgov" | "dod" | "china" | "lab";
            credential: components["schemas"]["Credential"] | null;
            nextCredential: components["schemas"]["Credential"] | null;
            rotation: {
                settings: {
                    daysBefore: number;
                    validDays: number;
                } | null;
                last: {
                    /** @enum {string} */
                    state: "adding" | "verifying" | "removing" | "undoing" | "done" | "failed";
                    /** Format: date-time */
                    startedAt: string;
                    finishedAt: string | null;
                    problem: {
                        code: string;
                        message: string;
                        remedy: string;
                        object?: {
                            kind: string;
                            id?: string;
                            name?: string;
                        };
                        requestId?: string;
                        details?: unknown;
                    } | null;
                } | null;
            };
            /** Format: date-time */
            updatedAt: string;
        };
        FilterJudgement: {
            /** @constant */
            kind: "every-device";
            /** @constant */
            verdict: "matches";
        } | {
            /** @enum {string} */
            kind: "all" | "any";
            /** @enum {string} */
            verdict: "matches" | "does-not-match" | "cannot-tell";
            parts: components["schemas"]["FilterJudgement"][];
        } | {
            /** @constant */
            kind: "not";
            /** @enum {string} */
            verdict: "matches" | "does-not-match" | "cannot-tell";
            part: components["schemas"]["FilterJudgement"];
        } | {
            /** @constant */
            kind: "condition";
            /** @enum {string} */
            verdict: "matches" | "does-not-match" | "cannot-tell";
            asked: string;
            found: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
