import { DLR_DESCRIPTIONS, DLR_IDS, type DlrId } from '@/lib/domain/delivery/dlr';
import { durationOf, pttCodes } from '@/lib/domain/delivery/ptt';
import { receiptStatesOf } from '@/lib/domain/delivery/smpp-receipt-state';
import { presentPtt } from '@/lib/gateway/rest/ptts';
import { dlrAnchor, type Guide, pttAnchor } from '@/lib/schemas/guide';
import { chapter, type GuideWriting, samples, table, text } from './guide-writing';
import { pttWords } from './ptt-words';

/** `stat:` of a receipt by SMPP; of what has not ended there is none. */
const smppNamesOf = (id: DlrId): string =>
  receiptStatesOf(id)
    .map((state) => `\`${state}\``)
    .join(', ');

/** What the numbers in receipts and callbacks mean. */
export function statusGuide({ t, publicUrl }: GuideWriting): Guide {
  const dlr = DLR_IDS.map((id) => ({
    anchor: dlrAnchor(id),
    cells: [String(id), `\`${DLR_DESCRIPTIONS[id]}\``, smppNamesOf(id), t(`guides.dlr.${id}`)],
  }));
  const ptt = pttCodes().flatMap((code) => {
    const words = pttWords(t, code);
    const duration = durationOf(code) ?? 'indeterminated';
    return {
      anchor: pttAnchor(code),
      cells: [String(code), words.comment, t(`guides.duration.${duration}`), words.description],
    };
  });
  return {
    name: 'statuses',
    title: t('guides.names.statuses'),
    chapters: [
      chapter(
        'dlr',
        t('guides.dlr.title'),
        text(t('guides.dlr.text')),
        table(
          [
            t('guides.columns.dlrId'),
            t('guides.columns.called'),
            t('guides.columns.smpp'),
            t('guides.columns.meaning'),
          ],
          dlr,
          'name',
        ),
      ),
      chapter(
        'ptt',
        t('guides.ptt.title'),
        text(t('guides.ptt.text')),
        table(
          [
            t('guides.columns.ptt'),
            t('guides.columns.name'),
            t('guides.columns.duration'),
            t('guides.columns.meaning'),
          ],
          ptt,
          'name',
          'tag',
        ),
      ),
      chapter(
        'rest',
        t('guides.rest.title'),
        text(t('guides.rest.text')),
        samples(t('guides.rest.request'), { name: 'curl', text: `curl '${publicUrl}/1.0/sms/ptts?ptt=23'` }),
        samples(t('guides.rest.answer'), { name: 'JSON', text: JSON.stringify(presentPtt(23)) }),
      ),
    ],
  };
}
