import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markSegments } from './marked-segments';
import { segmentText } from './segmentation';

test('a text comes apart into the segments that were billed, and together again', () => {
  const characters = fc.constantFrom('a', 'b', ' ', '\n', '€', '[', '–', '😀');
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 400 }), fc.boolean(), (list, isPlain) => {
      const text = (isPlain ? list.filter((character) => character !== '–' && character !== '😀') : list).join('');
      const sent = segmentText(text);
      const segments = markSegments(text, sent, '');
      expect(segments).toHaveLength(sent.segmentCount);
      expect(segments.flatMap(({ runs }) => runs.map((run) => run.text)).join('')).toBe(text);
      const last = segments.at(-1);
      expect((last?.capacity ?? 0) - (last?.units ?? 0)).toBe(sent.unitsLeft);
    }),
  );
});

test('the clause that was added is marked, and so is what makes a text Unicode', () => {
  const text = 'Card – and a smile.\nSTOP 36111';
  expect(markSegments(text, segmentText(text), 'STOP 36111')).toEqual([
    {
      units: 30,
      capacity: 70,
      runs: [
        { mark: 'plain', text: 'Card ' },
        { mark: 'odd', text: '–' },
        { mark: 'plain', text: ' and a smile.\n' },
        { mark: 'clause', text: 'STOP 36111' },
      ],
    },
  ]);
  expect(markSegments('No STOP 36111', segmentText('No STOP 36111'), 'STOP 36111')[0]?.runs).toEqual([
    { mark: 'plain', text: 'No STOP 36111' },
  ]);
});
