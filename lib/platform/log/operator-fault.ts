/** What somebody at the machine can mend. Its message is all that they need to read, so nobody is shown a stack. */
export class OperatorFault extends Error {}

/**
 * Why the machine refused, by the code that Node, SQLite or PostgreSQL gives; SQLite's are families: SQLITE_IOERR_WRITE
 * is one of SQLITE_IOERR.
 */
const REASONS: readonly (readonly [code: string, reason: string])[] = [
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full for this user'],
  ['EFBIG', 'the file may not grow any further'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'this user has no right to it'],
  ['EPERM', 'this user has no right to it'],
  ['EEXIST', 'something else is there already'],
  ['ENOTDIR', 'a file is where a folder should be'],
  ['EISDIR', 'a folder is where a file should be'],
  ['ENOENT', 'it does not exist'],
  ['ELOOP', 'its links lead in a circle'],
  ['EMFILE', 'this process has too many files open'],
  ['ENFILE', 'this machine has too many files open'],
  ['EIO', 'the disk has failed'],
  ['EADDRINUSE', 'it is in use by another program'],
  ['EADDRNOTAVAIL', 'this machine does not have that address'],
  ['ENOTFOUND', 'no such host is known'],
  ['SQLITE_FULL', 'the disk is full'],
  ['SQLITE_IOERR', 'the disk does not read or write as it should: it may be full or failing'],
  ['SQLITE_READONLY', 'it cannot be written to'],
  ['SQLITE_PERM', 'this user has no right to it'],
  ['SQLITE_AUTH', 'this user has no right to it'],
  ['SQLITE_CANTOPEN', 'it cannot be opened'],
  ['SQLITE_NOTADB', 'it is not a SQLite database, or it is damaged'],
  ['SQLITE_CORRUPT', 'it is damaged: restore a backup with npm run restore -- FOLDER'],
  ['SQLITE_BUSY', 'another program holds the write lock'],
  ['53100', 'the disk of its server is full'],
  ['53200', 'its server has no memory left'],
  ['53300', 'its server has no connection left'],
  // As poolers say it, whatever their reason; a server would to whoever spoke another protocol.
  ['08P01', 'the pooler before its server has no connection for it'],
  ['57P01', 'its server is stopping'],
  ['57P02', 'its server has crashed'],
  ['57P03', 'its server is starting or stopping'],
  ['25006', 'its server takes no writes: it is a standby'],
  ['DatabaseNotReachable', 'its server does not answer'],
  ['SocketTimeout', 'its server does not answer'],
  ['ConnectionClosed', 'its server has ended the connection'],
];

/** The code of a fault of Node's, SQLite's, PostgreSQL's or Prisma's, which wraps both; null when it has none. */
export function faultCode(cause: unknown): string | null {
  if (!isRecord(cause)) return null;
  const own = cause['originalCode'] ?? cause['code'] ?? cause['kind'];
  if (typeof own === 'string' && reasonOf(own) !== null) return own;
  const meta = cause['meta'];
  return faultCode(cause['cause']) ?? (isRecord(meta) ? faultCode(meta['driverAdapterError']) : null);
}

/** Of a server that is in trouble, or gone, and is likely to be there again in a moment. No file is ever so. */
const SERVER_AWAY: ReadonlySet<string> = new Set([
  ...['53200', '53300', '57P01', '57P02', '57P03'],
  ...['DatabaseNotReachable', 'SocketTimeout', 'ConnectionClosed'],
]);

/** Whether the database's server was asked in vain, and may answer if it is asked again. */
export const isServerAway = (cause: unknown): boolean => SERVER_AWAY.has(faultCode(cause) ?? '');

/** Why the machine refused, in words; null when it is not the machine. */
export const faultReason = (cause: unknown): string | null => reasonOf(faultCode(cause) ?? '');

/**
 * One sentence for a fault that is the machine's and not Chappe's; null for a bug, whose stack is needed.
 * `subject` is what it is about; else the path that the fault names is.
 */
export function explainFault(cause: unknown, subject?: string): string | null {
  if (cause instanceof OperatorFault) return cause.message;
  const code = faultCode(cause) ?? '';
  const reason = reasonOf(code);
  if (reason === null) return null;
  const path = isRecord(cause) && typeof cause['path'] === 'string' ? cause['path'] : undefined;
  const something = /^(?:SQLITE_|\d|[A-Z][a-z])/.test(code) ? 'The database' : 'The data folder';
  return `${subject ?? path ?? something}: ${reason}.`;
}

/** What somebody at the terminal is told: a sentence where there is one, else all that is known. */
export const sayFault = (cause: unknown): string =>
  explainFault(cause) ?? (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));

/** Does `work`, which is about `subject`: a fault of the machine is thrown on as one that the operator can read. */
export function about<Value>(subject: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    const sentence = cause instanceof OperatorFault ? null : explainFault(cause, subject);
    throw sentence === null ? cause : new OperatorFault(sentence, { cause });
  }
}

const reasonOf = (code: string): string | null =>
  REASONS.find(([known]) => code === known || code.startsWith(`${known}_`))?.[1] ?? null;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
