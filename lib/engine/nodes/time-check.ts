/** What clocks that nobody sets drift apart by, and more, between two beats. */
const TOLERANCE_MS = 1_000;

/** An answer of the database, and what this node's running clock said before and after it. */
type Answer = { readonly at: Date; readonly asked: number; readonly heard: number };

/** How the database's time went on since the answer before; null: as time does. Its clock was set, or another server answers. */
export type Jump = 'ahead' | 'back' | null;

function jumpBetween(before: Answer, after: Answer): Jump {
  const passed = after.at.getTime() - before.at.getTime();
  if (passed > after.heard - before.asked + TOLERANCE_MS) return 'ahead';
  return passed < after.asked - before.heard - TOLERANCE_MS ? 'back' : null;
}

/** Compares what the database says that it is with what it said before, by a clock of this node that nobody sets. */
export function createTimeCheck(running: () => number) {
  let last: Answer | null = null;
  return {
    ask: async (question: () => Promise<Date>) => {
      const asked = running();
      const at = await question();
      const answer = { at, asked, heard: running() };
      const jump = last && jumpBetween(last, answer);
      return {
        at,
        jump,
        /** What it is compared with from now on: of an answer that was given up nothing was made. */
        keep: (): void => {
          last = answer;
        },
      };
    },
  };
}
