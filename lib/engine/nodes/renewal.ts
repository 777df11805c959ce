import { ENDS_AFTER_MS, LOST_AFTER_MS } from '@/lib/domain/instance/node';

/** When this node could last say that it is there: as of the moment in which it began to. */
export function createRenewal(wall: () => Date, running: () => number) {
  const look = () => ({ running: running(), wall: wall().getTime() });
  let last = look();
  return {
    /** Answers what to call once it is said. */
    begin: () => {
      const begun = look();
      return () => {
        last = begun;
      };
    },
    /** By either clock: a machine that sleeps may stop the one that nobody sets. Where one is wrong, the next beat shows it. */
    isFresh: () => {
      const now = look();
      return now.running - last.running < LOST_AFTER_MS && now.wall - last.wall < LOST_AFTER_MS;
    },
    /** By the clock that nobody sets alone: whoever sets the other one ends no node. */
    isGivenUp: () => running() - last.running >= ENDS_AFTER_MS,
  };
}
