/** How much was done in the last minute, counted as it is done. */

const SECONDS = 60;

type Counts = { second: number; accepted: number; handedOver: number };

export type Pace = {
  /** Requests whose commit is on the disk. */
  accepted(requests: number): void;
  /** Messages that a carrier took. */
  handedOver(messages: number): void;
  lastMinute(): { readonly accepted: number; readonly handedOver: number };
};

/** `running` is a clock that nobody sets, in milliseconds. */
export function createPace(running: () => number): Pace {
  const slots: Counts[] = Array.from({ length: SECONDS }, () => ({ second: -1, accepted: 0, handedOver: 0 }));
  const second = () => Math.floor(running() / 1000);
  const current = (): Counts => {
    const at = second();
    const fresh = { second: at, accepted: 0, handedOver: 0 };
    const slot = slots[at % SECONDS];
    if (slot?.second === at) return slot;
    slots[at % SECONDS] = fresh;
    return fresh;
  };
  return {
    accepted: (requests) => {
      current().accepted += requests;
    },
    handedOver: (messages) => {
      current().handedOver += messages;
    },
    lastMinute: () => {
      const first = second() - SECONDS + 1;
      const sum = { accepted: 0, handedOver: 0 };
      for (const slot of slots) {
        if (slot.second < first) continue;
        sum.accepted += slot.accepted;
        sum.handedOver += slot.handedOver;
      }
      return sum;
    },
  };
}
