/**
 * By their own times, until when each key's changes may have been taken. A mark is written down before the first change
 * that it is for is made, a little ahead, so that one write is for all of the next seconds; whoever serves next takes
 * no change of that key that is signed at its mark or before.
 */
import { SIGNATURE_WINDOW_SECONDS } from '@/lib/domain/api-key/signed-call';

/**
 * How far ahead: after a restart a program has to sign more than that later than the change that moved the mark, which
 * is three seconds where times are whole seconds.
 */
const AHEAD_MS = 2_000;

/** By then nothing that is signed at a mark is timely. */
const FORGOTTEN_AFTER_MS = SIGNATURE_WINDOW_SECONDS * 1_000;

type Key = { readonly id: number; readonly signedUntil: Date | null };

type Mark = {
  /** Of the process before. */
  readonly floor: number;
  until: number;
  saved: Promise<unknown>;
};

export function createTakenMarks(save: (keyId: number, until: Date) => Promise<void>) {
  const marks = new Map<number, Mark>();
  let sweptAt = 0;

  const sweep = (now: number) => {
    if (now - sweptAt < FORGOTTEN_AFTER_MS) return;
    sweptAt = now;
    for (const [id, { until }] of marks) if (until < now - FORGOTTEN_AFTER_MS) marks.delete(id);
  };

  const markOf = ({ id, signedUntil }: Key, now: number): Mark => {
    const known = marks.get(id);
    if (known) return known;
    sweep(now);
    const floor = signedUntil?.getTime() ?? 0;
    const mark = { floor, until: floor, saved: Promise.resolve() };
    marks.set(id, mark);
    return mark;
  };

  const moveTo = (id: number, mark: Mark, until: number) => {
    mark.until = until;
    mark.saved = Promise.all([mark.saved, save(id, new Date(until))]).catch((cause: unknown) => {
      // Nothing is known to be written: the next one tries again.
      if (marks.get(id) === mark) marks.set(id, { ...mark, until: mark.floor, saved: Promise.resolve() });
      throw cause;
    });
  };

  return {
    /** Whether a change that is signed at that moment can be told from those that were taken before this process. */
    async passes(key: Key, signedAt: Date, now: Date): Promise<boolean> {
      const mark = markOf(key, now.getTime());
      const at = signedAt.getTime();
      if (at <= mark.floor) return false;
      if (at > mark.until) moveTo(key.id, mark, at + AHEAD_MS);
      await mark.saved;
      return true;
    },
  };
}
