import { DatabaseAway } from '@/lib/db/connections/database-away';
import { isLockHeld } from '@/lib/db/connections/held-lock';
import { nextTry } from '@/lib/domain/outbox/retry-policy';
import type { Logger } from '@/lib/platform/log/logger';

type Options<Outcome> = {
  /** What is recorded, for the log. */
  readonly name: string;
  readonly log: Logger;
  /** A clock that nobody sets. */
  readonly now?: () => Date;
  /** In one transaction; a throw has changed nothing. */
  readonly write: (outcomes: readonly Outcome[]) => Promise<void>;
};

export type Recorder<Outcome> = {
  /** Writes outcomes together. Throws what kept it from that; then they are kept for `retry`. */
  record(outcomes: readonly Outcome[]): Promise<void>;
  /** Keeps for `retry` what somebody else could not write. */
  keep(outcomes: readonly Outcome[], cause: unknown): void;
  /**
   * Writes what is kept and due, each alone, so that one that cannot be written is in nobody's way. Whoever asks while that
   * is under way waits for the same: nothing is written twice.
   */
  retry(): Promise<void>;
};

type Kept<Outcome> = { readonly outcome: Outcome; readonly since: Date; attempts: number; retryAt: Date };

const running = () => new Date(performance.timeOrigin + performance.now());

/** Few enough to write alone within a round. */
const MOST_AT_ONCE = 100;
/** Of those that meet a lock that somebody keeps: each waits for seconds. */
const MOST_WAITS = 3;

/**
 * Records what came of work that was done outside the database. What the database does not take, as on a full disk, is
 * kept here and not done again: a message goes to its carrier once, and a mail is sent once.
 */
export function createRecorder<Outcome>({ name, log, now = running, write }: Options<Outcome>): Recorder<Outcome> {
  const kept = new Set<Kept<Outcome>>();

  const postpone = (one: Kept<Outcome>, cause: unknown) => {
    one.attempts += 1;
    const { attempts, since } = one;
    const retryAt = nextTry('recording', { attempts, since, now: now(), jitter: 0 });
    if (retryAt) one.retryAt = retryAt;
    else {
      kept.delete(one);
      log.error({ err: cause, recorded: name }, 'an outcome was given up: its work is done again after the next start');
    }
  };

  const keep = (outcomes: readonly Outcome[], cause: unknown) => {
    const at = now();
    for (const outcome of outcomes) {
      const one = { outcome, since: at, attempts: 0, retryAt: at };
      kept.add(one);
      postpone(one, cause);
    }
  };

  const writeDue = async () => {
    const due = [...kept].filter(({ retryAt }) => retryAt <= now());
    // Those first that were tried least: what cannot be written for long is in nobody's way.
    due.sort((one, other) => one.attempts - other.attempts);
    let waits = 0;
    for (const one of due.slice(0, MOST_AT_ONCE)) {
      try {
        await write([one.outcome]);
        kept.delete(one);
      } catch (cause) {
        postpone(one, cause);
        if (isLockHeld(cause)) waits += 1;
        // The others are due still: each may take as long as this one to find it out.
        if (cause instanceof DatabaseAway || waits >= MOST_WAITS) return;
      }
    }
  };
  let underWay: Promise<void> | null = null;

  return {
    keep,
    async record(outcomes) {
      try {
        await write(outcomes);
      } catch (cause) {
        keep(outcomes, cause);
        throw cause;
      }
    },
    async retry() {
      if (kept.size === 0) return;
      underWay ??= writeDue().finally(() => {
        underWay = null;
      });
      await underWay;
    },
  };
}
