import { listMagicNumbers } from '@/lib/domain/delivery/magic-numbers';
import type { Guide } from '@/lib/schemas/guide';
import { chapter, type GuideWriting, list, table, text } from './guide-writing';
import { pttWords } from './ptt-words';

/** How to ask the simulated carrier for any outcome. */
export function testNumberGuide({ t }: GuideWriting): Guide {
  const numbers = listMagicNumbers().map((magic) => {
    if ('behaviour' in magic) return [magic.number, t(`guides.test.behaviours.${magic.behaviour}`)];
    const { description } = pttWords(t, magic.ptt);
    return [magic.number, t('guides.test.ofPtt', { ptt: String(magic.ptt), description })];
  });
  return {
    name: 'testNumbers',
    title: t('guides.names.testNumbers'),
    chapters: [
      chapter(
        'numbers',
        t('guides.test.title'),
        text(t('guides.test.text')),
        table([t('guides.columns.recipient'), t('guides.columns.whatHappens')], numbers),
      ),
      chapter(
        'receipts',
        t('guides.receipts.title'),
        text(t('guides.receipts.text')),
        list(
          t('guides.receipts.id'),
          t('guides.receipts.status'),
          t('guides.receipts.text500'),
          t('guides.receipts.stored'),
        ),
      ),
    ],
  };
}
