import type { Logger } from '@/lib/platform/log/logger';
import { explainFault } from '@/lib/platform/log/operator-fault';
import type { ServedBackups } from './create-backups';

/** So long another backup may be under way before the daily one has failed for it, as beside one that hangs. */
const MOST_HOURS_WAITED = 3;

const HOUR_MS = 3_600_000;

const NO_ROOM = 'The disk has no room for a backup, which can take as much space as the database.';

const STILL_UNDER_WAY = `Another backup has been under way for ${MOST_HOURS_WAITED} hours, or the lock of one that died cannot be opened.`;

/** How the one that was due ended; `fault`: why there is none. */
type Ended = { readonly name: string; readonly fault: null } | { readonly fault: string };

type Parts = {
  readonly backups: ServedBackups;
  readonly log: Logger;
  readonly now: () => Date;
};

/** Makes one that is due; whatever keeps it from being made is a fault in the end, which somebody is told. */
export function createDueBackup({ backups, log, now }: Parts) {
  let isStopping = false;
  /** Since when the one that is due waits for another; null: it does not. */
  let waitsSince: Date | null = null;

  const rest = () => {
    waitsSince = null;
  };

  const waitForAnother = (): Ended | null => {
    // A clock that was set back begins the wait anew.
    if (waitsSince === null || waitsSince > now()) waitsSince = now();
    return now().getTime() - waitsSince.getTime() < MOST_HOURS_WAITED * HOUR_MS ? null : { fault: STILL_UNDER_WAY };
  };

  const tryMake = async (due: Date): Promise<Ended | null> => {
    // Of a server that died before it could say so, the command may have finished by itself.
    const { backups: listed } = await backups.now();
    const made = listed.find(
      ({ reason, isChecked, madeAt }) => reason === 'daily' && isChecked && madeAt >= due && madeAt <= now(),
    );
    if (made) return { name: made.name, fault: null };
    if (isStopping) return null;
    const outcome = await backups.makeDaily();
    if (!outcome.ok) return outcome.error === 'backup_under_way' ? waitForAnother() : { fault: NO_ROOM };
    return outcome.value;
  };

  /** How it ended; null: it is still owed. */
  const make = async (due: Date): Promise<Ended | null> => {
    let ended: Ended | null;
    try {
      ended = await tryMake(due);
    } catch (cause) {
      log.error({ err: cause }, 'the daily backup could not begin');
      ended = { fault: explainFault(cause) ?? String(cause) };
    }
    if (ended !== null) rest();
    return isStopping && ended?.fault ? null : ended;
  };

  return {
    make,
    /** None is due any more: what waited waits no longer. */
    rest,
    stop: async () => {
      isStopping = true;
      await backups.stop();
    },
  };
}
