import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinSegments, writeSegment } from './segment-text';

test('a text is what it was before it was cut, wherever it was cut', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(text, fc.nat(), (whole, place) => {
      const at = place % (whole.length + 1);
      const written = [whole.slice(0, at), whole.slice(at)].map(writeSegment);
      for (const segment of written) expect(Buffer.from(segment, 'utf8').toString('utf8')).toBe(segment);
      expect(joinSegments(written)).toBe(whole);
    }),
  );
});

test('until the other half of a character has come, it is shown as lost', () => {
  expect(joinSegments([writeSegment('Yes \ud83d')])).toBe('Yes \ufffd');
});
