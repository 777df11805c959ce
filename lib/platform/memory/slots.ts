/**
 * What is under way, for code that takes something up and lets it go thousands of times a second. A Set or a Map would
 * do, but V8 links each of their former tables to the next one: once one of them has grown old, all that was ever held
 * after it outlives every minor garbage collection, which then takes milliseconds in which nobody is answered.
 */
export type Slots<Value extends object> = {
  size(): number;
  /** Answers the number by which it is found again. A slot is used again, its number is not, or not for days. */
  put(value: Value): number;
  /** Undefined: nothing has this number any more. */
  take(number: number): Value | undefined;
  /** In no order that means anything. */
  values(): Value[];
};

/** More than anybody may have under way at once. */
const MOST_SLOTS = 2 ** 20;

/** Together with the slot still a number without loss. */
const ROUNDS = 2 ** 32;

export function createSlots<Value extends object>(): Slots<Value> {
  const slots: ({ readonly number: number; readonly value: Value } | null)[] = [];
  const free: number[] = [];
  let round = 0;
  return {
    size: () => slots.length - free.length,
    put: (value) => {
      const slot = free.pop() ?? slots.length;
      if (slot >= MOST_SLOTS) throw new RangeError(`More than ${MOST_SLOTS} are under way.`);
      round = (round + 1) % ROUNDS;
      const number = round * MOST_SLOTS + slot;
      slots[slot] = { number, value };
      return number;
    },
    take: (number) => {
      const slot = number % MOST_SLOTS;
      const held = slots[slot];
      if (held?.number !== number) return undefined;
      slots[slot] = null;
      free.push(slot);
      return held.value;
    },
    values: () => slots.flatMap((held) => held?.value ?? []),
  };
}
