/** The few things that SQLite and PostgreSQL say in different words, by name. */
import type { EngineName, Occupancy } from '@/lib/domain/instance/health';
import { Prisma } from '../generated/client';

/** What is asked beyond a fragment: a connection, and of ids a transaction. */
type Asked = { $queryRaw<Rows>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows> };

/** How one engine says them. Every connection knows its own: `tx.dialect`, `db.dialect`. */
export type Dialect = {
  readonly name: EngineName;
  /** Whether others may write between two statements of a transaction: there may be other nodes. */
  readonly hasOtherWriters: boolean;
  /**
   * Ends a SELECT whose rows the transaction is going to change by what it reads: nobody else changes them meanwhile. `of`:
   * only those of this table, or of this alias, where it reads several. In one order everywhere (docs/decisions/0082).
   */
  readonly locking: (of?: string) => Prisma.Sql;
  /** The same of work that any node may take: rows that another one is taking are passed over. */
  readonly skippingLocked: (of?: string) => Prisma.Sql;
  /** Waits until no other transaction goes on that has this turn: of work that finds nothing yet of which a row could be locked. */
  readonly takeTurn: (tx: Asked, name: string) => Promise<void>;
  /** Whether a text holds what is searched, whatever its case. */
  readonly contains: (column: Prisma.Sql, search: string) => Prisma.Sql;
  /** Where in a text a character stands first, from 1; 0: nowhere. */
  readonly positionIn: (column: Prisma.Sql, character: string) => Prisma.Sql;
  /** How many minutes lie between two times, rounded. */
  readonly minutesBetween: (from: Prisma.Sql, to: Prisma.Sql) => Prisma.Sql;
  /** How many elements an array stored as JSON has. */
  readonly jsonLength: (column: Prisma.Sql) => Prisma.Sql;
  /** A text field of one of the objects, from 0, of an array stored as JSON; null: there is no such object or field. */
  readonly jsonField: (column: Prisma.Sql, index: number, name: string) => Prisma.Sql;
  /** Joins to each row before it the rows of a table whose ids are found for that row; `ids` may speak of it. */
  readonly joinEach: (table: string, alias: string, ids: Prisma.Sql) => Prisma.Sql;
  /** Whether a key is one of those that `keys` selects; each of these is looked up, whatever was known of the table. */
  readonly isAmong: (key: Prisma.Sql, keys: Prisma.Sql) => Prisma.Sql;
  /** Whether rows that are found by keys within values are looked up only if their keys are named once more. */
  readonly namesKeysAgain: boolean;
  /** What time it is, in milliseconds since 1970: nodes agree on the database's. */
  readonly clock: Prisma.Sql;
  /** Which version of the database this is. */
  readonly version: Prisma.Sql;
  /** How full it is; null: it is a file, of which its machine knows that. */
  readonly readOccupancy: (db: Asked) => Promise<Occupancy | null>;
  /** Gives so many ids, one after the other and ascending, that no row of the table has had or gets from anybody else. */
  readonly nextIds: (tx: Asked, table: string, count: number) => Promise<() => number>;
};

/**
 * A table read by this index: no statement depends on what SQLite guesses, and one without its index fails. PostgreSQL has no
 * words for it.
 */
export const readBy = (table: string, index: string): Prisma.Sql => Prisma.raw(`"${table}" INDEXED BY "${index}"`);

/** The same by its primary key, where another index would look better to SQLite and is not. */
export const readByKey = (table: string, alias: string = table): Prisma.Sql =>
  Prisma.raw(`"${table}" AS "${alias}" INDEXED BY "sqlite_autoindex_${table}_1"`);

/** A statement as PostgreSQL is told it, which chooses indexes by what it knows of the rows. */
export const withoutIndexes = (sql: string): string => sql.replaceAll(/ INDEXED BY "\w+"/g, '');
