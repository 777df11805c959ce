/**
 * What is bound to this node, where all nodes see it: written soon after a bind and an end, and with each beat as far as
 * it has changed. Nothing of it is waited for by a bind or a submit_sm, which count in memory.
 */
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { findSessionsToEnd, type KeptSession, keepSessions } from '@/lib/db/smpp/sessions';
import { BEAT_EVERY_MS } from '@/lib/domain/instance/node';
import type { SessionFacts } from '@/lib/domain/instance/smpp-session';
import type { Logger } from '@/lib/platform/log/logger';

/** Binds and ends that come together are written together. */
const GATHER_MS = 100;

type Parts = {
  readonly db: Database;
  readonly nodeId: number;
  readonly log: Logger;
  readonly now: () => Date;
};

/** What is asked of a session while it lasts. */
type LiveSession = {
  accepted(): number;
  delivered(): number;
  /** When the program said something last, on the clock of `performance.now`. */
  heardAt(): number;
  /** Tells the program by unbind. */
  end(): void;
};

type Counted = { readonly accepted: number; readonly delivered: number; readonly heardAt: number };

type Entry = {
  readonly facts: SessionFacts;
  readonly live: LiveSession;
  /** As it was written last; null: it was not. */
  written: Counted | null;
  hasEnded: boolean;
};

export type Sessions = {
  /** A program has bound; answers what to call when its session has ended. */
  begin(facts: Omit<SessionFacts, 'boundAt'>, live: LiveSession): () => void;
  /** Somebody may have asked that sessions be ended. */
  look(): void;
  /** After all have ended. */
  stop(): Promise<void>;
};

export function createSessions({ db, nodeId, log, now }: Parts): Sessions {
  const entries = new Map<number, Entry>();
  let lastNumber = 0;
  let gathering: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();

  const write = createWork(log, 'what is bound by SMPP could not be kept; it is tried again', async () => {
    const changes = changesIn(entries, now());
    if (changes.kept.length === 0 && changes.ended.length === 0) return;
    await inTransaction(db, (tx) => keepSessions(tx, nodeId, changes.kept, changes.ended));
    changes.done();
  });
  const end = createWork(log, 'which SMPP sessions are to end could not be read; it is tried again', async () => {
    if (entries.size === 0) return;
    for (const number of await findSessionsToEnd(db, nodeId)) entries.get(number)?.live.end();
  });
  /** One after the other. */
  const then = (work: () => Promise<void>) => {
    writing = writing.then(work);
  };
  const soon = () => {
    gathering ??= setTimeout(() => {
      gathering = null;
      then(write);
    }, GATHER_MS).unref();
  };
  const beats = setInterval(() => {
    then(write);
    then(end);
  }, BEAT_EVERY_MS).unref();

  return {
    begin: (facts, live) => {
      lastNumber += 1;
      const entry: Entry = { facts: { ...facts, boundAt: now() }, live, written: null, hasEnded: false };
      entries.set(lastNumber, entry);
      soon();
      return () => {
        entry.hasEnded = true;
        soon();
      };
    },
    look: () => then(end),
    stop: async () => {
      clearInterval(beats);
      if (gathering) clearTimeout(gathering);
      then(write);
      await writing;
    },
  };
}

/** What fails is done with the next beat, and told once until it succeeds: the other may succeed meanwhile. */
function createWork(log: Logger, failure: string, work: () => Promise<void>): () => Promise<void> {
  let isTold = false;
  return async () => {
    try {
      await work();
      isTold = false;
    } catch (cause) {
      if (!isTold) log.warn({ err: cause }, failure);
      isTold = true;
    }
  };
}

/** What is to be written, and what to call once it is. */
function changesIn(entries: Map<number, Entry>, at: Date) {
  const clock = performance.now();
  const ended: number[] = [];
  const changed: { readonly number: number; readonly entry: Entry; readonly counted: Counted }[] = [];
  for (const [number, entry] of entries) {
    const { live } = entry;
    const counted = { accepted: live.accepted(), delivered: live.delivered(), heardAt: live.heardAt() };
    if (entry.hasEnded) ended.push(number);
    else if (!entry.written || hasChanged(entry.written, counted)) changed.push({ number, entry, counted });
  }
  const kept: KeptSession[] = changed.map(({ number, entry: { facts }, counted }) => ({
    ...{ number, ...facts, ...counted },
    heardAt: new Date(at.getTime() - Math.round(clock - counted.heardAt)),
  }));
  const done = () => {
    for (const number of ended) entries.delete(number);
    for (const { entry, counted } of changed) entry.written = counted;
  };
  return { kept, ended, done };
}

const hasChanged = (one: Counted, other: Counted): boolean =>
  one.accepted !== other.accepted || one.delivered !== other.delivered || one.heardAt !== other.heardAt;
