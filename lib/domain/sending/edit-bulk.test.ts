import { expect, test } from 'vitest';
import { createPriceList } from '../pricing/price-list';
import { packSlice } from './bulk';
import { editBulk } from './edit-bulk';

/** Slices of one recipient in Belgium each, who are sent no STOP clause; counts how often one is read. */
function waitingSlices(count: number) {
  let reads = 0;
  const text = { text: 'Hello', encoding: 'gsm7', segmentCount: 1 } as const;
  const slices = Array.from({ length: count }, (_, index) => {
    const { messages } = packSlice([{ ...text, recipient: String(32_470_123_000 + index), credits: 100 }], [text]);
    return {
      get messages() {
        reads += 1;
        return messages;
      },
    };
  });
  return { waiting: { sender: 'Shop', texts: [text], slices }, readCount: () => reads };
}

const change = (enabled: boolean) => ({
  ...{ sender: 'Shop', message: 'Bye' },
  stopClause: { enabled, text: 'STOP 36111', earlier: [] },
});

const finish = (work: ReturnType<typeof editBulk>) => {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
};

test('who would have got a STOP clause is looked for slice by slice, with others served in between', () => {
  const { waiting, readCount } = waitingSlices(50);
  const work = editBulk(waiting, change(true), createPriceList([]));
  for (const reads of [1, 2, 3]) {
    work.next();
    expect(readCount()).toBe(reads);
  }
  expect(finish(work)?.slices).toHaveLength(50);
  expect(readCount()).toBe(100);
});

test('where nobody gets a STOP clause, nobody is looked for', () => {
  const { waiting, readCount } = waitingSlices(50);
  expect(finish(editBulk(waiting, change(false), createPriceList([])))?.texts).toMatchObject([{ text: 'Bye' }]);
  expect(readCount()).toBe(50);
});
