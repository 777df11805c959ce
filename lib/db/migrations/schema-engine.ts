/**
 * Prisma's schema engine as WebAssembly, driven through the driver adapter: it writes new migrations without the engine
 * binary that the Prisma CLI would download. It applies none: apply-migrations.ts does that.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, type SqlQuery } from '@prisma/driver-adapter-utils';
import { sqliteAdapter } from '../connections/client';

type Background = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
type Engine = Awaited<ReturnType<Background['SchemaEngine']['new']>>;

export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The engine writes a text as SQLite once allowed and better-sqlite3 no longer does. */
const NAME_IN_QUOTES_OF_A_COLUMN = /name = "([^"]*)";$/;

/** Loaded once: its bindings point at one WebAssembly instance, which a second load would swap under a running engine. */
let loaded: Promise<Background> | undefined;

async function loadEngine(): Promise<Background> {
  const background: Background & { __wbg_set_wasm(exports: WebAssembly.Exports): void } = await import(
    '@prisma/schema-engine-wasm/schema_engine_bg'
  );
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = readFileSync(path.join(path.dirname(file), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...background } });
  background.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
  return background;
}

/**
 * Runs `work` with an engine connected to the SQLite file at `url`.
 * Freeing the engine leaves its connection open, lock and all, so every connection it made is closed here.
 */
export async function withSchemaEngine<T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  const factory = sqliteAdapter(url);
  const connections: { dispose(): Promise<void> }[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const connection = await factory.connect();
      connections.push(connection);
      const ask = connection.queryRaw.bind(connection);
      return Object.assign(connection, {
        queryRaw: (query: SqlQuery) =>
          ask({ ...query, sql: query.sql.replace(NAME_IN_QUOTES_OF_A_COLUMN, "name = '$1';") }),
      });
    },
    connectToShadowDb: () => factory.connectToShadowDb(),
  });
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}
