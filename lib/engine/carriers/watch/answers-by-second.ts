import { ANSWER_KINDS, type AnswersByKind } from '@/lib/domain/carrier/live-carrier';

const SECONDS = 60;

type Kind = keyof AnswersByKind;
type Counts = { second: number } & Record<Kind, number>;

const noneIn = (second: number): Counts => ({ second, accepted: 0, refused: 0, later: 0, unknown: 0 });

/** How many segments were answered for in the last minute; `running` is a clock that nobody sets, in milliseconds. */
export function createAnswersBySecond(running: () => number) {
  const slots: Counts[] = Array.from({ length: SECONDS }, () => noneIn(-1));
  const second = () => Math.floor(running() / 1_000);
  return {
    count: (kinds: Iterable<Kind>): void => {
      const at = second();
      let slot = slots[at % SECONDS];
      if (slot?.second !== at) {
        slot = noneIn(at);
        slots[at % SECONDS] = slot;
      }
      for (const kind of kinds) slot[kind] += 1;
    },
    lastMinute: (): AnswersByKind => {
      const first = second() - SECONDS + 1;
      const sum = noneIn(first);
      for (const slot of slots) {
        if (slot.second < first) continue;
        for (const kind of ANSWER_KINDS) sum[kind] += slot[kind];
      }
      const { accepted, refused, later, unknown } = sum;
      return { accepted, refused, later, unknown };
    },
  };
}
