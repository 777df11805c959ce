import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import type { Trouble } from '@/lib/smpp/session/session-state';
import type { Submission } from '../contract/driver';
import type { Link } from './create-link';

/** What one submit_sm is of. */
export type Asked = { readonly message: Submission; readonly segments: readonly number[] };

/** A bind on which messages leave, and how many it was given that are not answered. */
type Exit = { readonly link: Link<Asked>; given: number };

/** Segments of a message that are not answered yet, and where they leave. */
type UnderWay = { readonly open: Set<number>; readonly exit: Exit };

/**
 * What leaves within so much of a second is given beyond the window, so that it is never empty. No more: what was given
 * when the process dies is all in doubt, whether it has left or not.
 */
const AHEAD = 1 / 10;

/** Which bind a message leaves by: one, for all of its segments. */
export function createExits({ window, perSecond, binds }: Pick<SmppSettings, 'window' | 'perSecond' | 'binds'>) {
  const exits: Exit[] = [];
  const underWay = new Map<Submission, UnderWay>();
  const most = window + Math.ceil((perSecond / binds) * AHEAD);

  /** Below zero: so many more were given than may be. */
  const spare = ({ link, given }: Exit): number => {
    const open = link.window();
    return (open === 0 || link.isTrying() ? open : most) - given;
  };
  const roomOf = (exit: Exit): number => Math.max(0, spare(exit));

  return {
    add: (link: Link<Asked>) => void exits.push({ link, given: 0 }),
    room: () => exits.reduce((sum, exit) => sum + roomOf(exit), 0),
    isBound: () => exits.some(({ link }) => link.isBound()),
    /** What is in the way of every message: nothing, where one bind takes them, whatever becomes of the others. */
    trouble: (): Trouble | null => {
      const troubles = exits.map(({ link }) => ({ isBound: link.isBound(), trouble: link.trouble() }));
      if (troubles.some(({ isBound, trouble }) => isBound && trouble === null)) return null;
      return troubles.find(({ trouble }) => trouble !== null)?.trouble ?? null;
    },
    choose: (message: Submission): Link<Asked> => {
      // Room may have gone since it was told: a bind that stands keeps what is one too many.
      const standing = exits.filter(({ link }) => link.isBound());
      const exit = (standing.length > 0 ? standing : exits).reduce((best, one) =>
        spare(one) > spare(best) ? one : best,
      );
      exit.given += 1;
      underWay.set(message, { open: new Set(message.segments), exit });
      return exit.link;
    },
    /** A segment that is answered once more, late, is not counted again. */
    settle: ({ message, segments }: Asked): void => {
      const one = underWay.get(message);
      if (!one) return;
      for (const segment of segments) one.open.delete(segment);
      if (one.open.size > 0) return;
      underWay.delete(message);
      one.exit.given -= 1;
    },
  };
}
