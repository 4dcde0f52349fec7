import pg from "pg";

/** Superuser of the embedded cluster; used at start alone. */
export const administrator = "windlass_administrator";
/** The server's role and its database, which it owns. */
export const application = "windlass";

/** No meaning but to be ours. */
const creationLock = 8_420_003;

/** Makes the server's role and database where they are missing; starts that race take turns. */
export const createApplicationDatabase = async (connectionString: string, password: string): Promise<void> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [creationLock]);
    const roles = await client.query("select from pg_roles where rolname = $1", [application]);
    // Identifiers are constants; the password is hexadecimal.
    if (roles.rowCount === 0) await client.query(`create role ${application} login password '${password}'`);
    const databases = await client.query("select from pg_database where datname = $1", [application]);
    if (databases.rowCount === 0) await client.query(`create database ${application} owner ${application}`);
  } finally {
    await client.end();
  }
};
