/** Whether requests are welcome: found out by writing, once a second at most, and never waited for longer than that. */
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Engine } from '@/lib/engine/engine';
import type { Logger } from '@/lib/platform/log/logger';
import { faultReason } from '@/lib/platform/log/operator-fault';

/** What is found holds for this long, however many ask. */
const FRESH_MS = 1_000;

/** A thread that does not answer in this time does nothing else either. */
const LONGEST_ANSWER_MS = 2_000;

/** A read may wait behind slow ones, so nobody waits for it here: whether it has come back is seen when next asked. */
const LONGEST_READ_MS = 10_000;

/** The write-ahead log grows to so much before it is begun anew. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

const SILENT = 'a thread does not answer';

type Parts = {
  readonly engine: Pick<Engine, 'prove'>;
  /** Reads something small. */
  readonly read: () => Promise<unknown>;
  /** Null: the database is no file of this machine's. */
  readonly databaseFile: string | null;
  readonly log: Logger;
};

/** Answers why requests are not welcome, in words for an operator; null = they are. Asking costs others nothing. */
export function createReadiness({ engine, read, databaseFile, log }: Parts): () => Promise<string | null> {
  let found: { readonly at: number; readonly fault: Promise<string | null> } | null = null;
  let last: string | null = null;
  const areReadsAnswered = watchReads(read);

  const find = async () => {
    const fault = areReadsAnswered() ? await findFault(engine, databaseFile) : SILENT;
    if (fault !== last) log[fault === null ? 'info' : 'error']({ fault }, fault === null ? 'ready again' : 'not ready');
    last = fault;
    return fault;
  };
  return () => {
    if (!found || performance.now() - found.at > FRESH_MS) found = { at: performance.now(), fault: find() };
    return found.fault;
  };
}

function watchReads(read: Parts['read']): () => boolean {
  let askedAt: number | null = null;
  const ask = async () => {
    askedAt = performance.now();
    // Too many reads are for readers to be told; a reader that is gone ends the process.
    await read().catch(() => undefined);
    askedAt = null;
  };
  return () => {
    if (askedAt === null) void ask();
    return askedAt === null || performance.now() - askedAt < LONGEST_READ_MS;
  };
}

async function findFault(engine: Parts['engine'], databaseFile: Parts['databaseFile']): Promise<string | null> {
  const silence = setTimeout(LONGEST_ANSWER_MS, SILENT, { ref: false });
  return Promise.race([silence, findDiskFault(databaseFile).then((fault) => fault ?? findWriteFault(engine))]);
}

async function findDiskFault(databaseFile: Parts['databaseFile']): Promise<string | null> {
  if (databaseFile === null) return null;
  const { bavail, bsize } = await statfs(path.dirname(databaseFile));
  return bavail * bsize < LEAST_FREE_BYTES ? 'the disk is full' : null;
}

const findWriteFault = (engine: Parts['engine']): Promise<string | null> =>
  engine.prove().then(
    () => null,
    (cause: unknown) => faultReason(cause) ?? 'the database cannot be written',
  );
