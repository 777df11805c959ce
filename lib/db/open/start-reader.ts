import type { Reader } from '../connections/reader';
import { startReaderThread } from '../connections/reader/start-reader-thread';
import { engineOf } from './engine-of';

/** What reads for the panel beside this thread; null: the database is a server's, which holds up no thread of ours. */
export const startReader = (databaseUrl: string, onDeath: (cause: Error) => void): Promise<Reader | null> =>
  engineOf(databaseUrl) === 'sqlite' ? startReaderThread({ databaseUrl }, onDeath) : Promise.resolve(null);
