import { carriersRevision, listCarriers } from '@/lib/db/carriers/carriers';
import type { Database } from '@/lib/db/connections/client';
import { type Carrier, carriersInForce } from '@/lib/domain/carrier/carrier';
import type { Engine } from '@/lib/engine/engine';
import type { Logger } from '@/lib/platform/log/logger';

type Parts = {
  readonly db: Database;
  readonly engine: Pick<Engine, 'rereadCarriers'>;
  readonly log: Pick<Logger, 'error'>;
};

/** The carriers as this process knows them: whoever changes one says so, and a command's change is looked for. */
export type KnownCarriers = {
  /** Enabled or not: what it has taken before, it still reports. */
  find(name: string): Carrier | undefined;
  inForce(): readonly Carrier[];
  /** They have changed: from now on this process and the engine go by what is stored. */
  changed(): void;
  /** Likewise, if they have changed since they were last read. */
  look(): Promise<void>;
};

export async function createKnownCarriers({ db, engine, log }: Parts): Promise<KnownCarriers> {
  // First, so that a change meanwhile is found afterwards.
  let revision = await carriersRevision(db);
  let known = await listCarriers(db);
  /** The one reading at a time. */
  let reading: Promise<void> | null = null;

  const reread = async () => {
    const before = await carriersRevision(db);
    known = await listCarriers(db);
    await engine.rereadCarriers();
    revision = before;
  };
  const begin = () => {
    reading ??= reread()
      .catch((cause: unknown) => log.error({ err: cause }, 'a change of carriers could not be read; it is tried again'))
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  return {
    find: (name) => known.find((carrier) => carrier.name === name),
    inForce: () => carriersInForce(known),
    changed: () => {
      // What is being read may be from before the change.
      void Promise.resolve(reading).then(begin);
    },
    look: async () => {
      if (reading === null && (await carriersRevision(db)) !== revision) void begin();
    },
  };
}
