import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSlots } from './slots';

test('what was put is found once by its number, whatever is put and taken between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(30), { freq: 2, nil: 'put' as const }), { maxLength: 200 }), (steps) => {
      const slots = createSlots<{ readonly at: number }>();
      const held = new Map<number, { readonly at: number }>();
      const seen: number[] = [];
      for (const [at, step] of steps.entries()) {
        if (step === 'put') {
          const value = { at };
          const number = slots.put(value);
          expect(seen).not.toContain(number);
          seen.push(number);
          held.set(number, value);
        } else {
          const number = seen[step] ?? -1;
          expect(slots.take(number)).toBe(held.get(number));
          held.delete(number);
        }
        expect(slots.size()).toBe(held.size);
        expect(new Set(slots.values())).toEqual(new Set(held.values()));
      }
    }),
  );
});
