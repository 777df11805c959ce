import { RECEIPT_STATE_NAMES } from '@/lib/domain/smpp/submission';
import { listRefusals } from '@/lib/gateway/smpp/refusals';
import type { Guide, GuideChapter } from '@/lib/schemas/guide';
import { chapter, type GuideWriting, list, type SmppPlace, samples, table, text } from './guide-writing';

/** How programs that speak SMPP bind and send; null where nothing listens for them. */
export function smppGuide(writing: GuideWriting): Guide | null {
  const { t, smpp } = writing;
  if (!smpp) return null;
  return {
    name: 'smpp',
    title: t('guides.names.smpp'),
    chapters: [
      binding(writing, smpp),
      chapter(
        'smpp-messages',
        t('guides.smpp.submit'),
        list(...(['sender', 'recipient', 'coding', 'parts', 'ids'] as const).map((what) => t(`guides.smpp.${what}`))),
      ),
      refusals(writing),
      receipts(writing),
    ],
  };
}

/** Every status of the one list, with what may be refused by it. */
const refusals = ({ t }: GuideWriting): GuideChapter =>
  chapter(
    'smpp-refusals',
    t('guides.smpp.statuses'),
    text(t('guides.smpp.whereToLook')),
    table(
      [t('guides.columns.code'), t('guides.columns.refused'), t('guides.columns.meaning')],
      listRefusals().map(({ refusal, status, ways }) => [
        status,
        ways.map((way) => t(`guides.smpp.where.${way}`)).join(', '),
        t(`guides.smpp.refused.${refusal}`),
      ]),
      'named',
    ),
  );

/** What a receipt's `stat:` says, and which DLR id a callback would tell. */
function receipts({ t }: GuideWriting): GuideChapter {
  return chapter(
    'smpp-receipts',
    t('guides.smpp.receipts'),
    text(t('guides.smpp.receiptsText')),
    table(
      ['stat:', t('guides.columns.meaning')],
      RECEIPT_STATE_NAMES.map((state) => [state, t(`guides.smpp.states.${state}`)]),
    ),
    text(t('guides.smpp.receiptsErr')),
  );
}

function binding({ t }: GuideWriting, place: SmppPlace): GuideChapter {
  const { host, port, isEncrypted, systemId, binds, window, perSecond } = place;
  return chapter(
    'smpp-bind',
    t('guides.smpp.bind'),
    text(t('guides.smpp.bindText')),
    table(
      [t('guides.columns.field'), t('guides.columns.value')],
      [
        [t('guides.smpp.host'), `\`${host}\``],
        [t('guides.smpp.port'), `\`${String(port)}\``],
        [t('guides.smpp.encryption'), isEncrypted ? t('guides.smpp.tls') : t('guides.smpp.noTls')],
        ['system_id', `\`${systemId}\`. ${t('guides.smpp.systemId')}`],
        ['password', t('guides.smpp.password')],
        ['system_type', t('guides.smpp.systemType')],
        [t('guides.smpp.atOnce'), t('guides.smpp.binds', { count: binds })],
        [t('guides.smpp.window'), t('guides.smpp.ofAll', { count: window })],
        [t('guides.smpp.rate'), t('guides.smpp.ofAll', { count: perSecond })],
      ],
    ),
    samples(t('guides.smpp.kannel'), { name: 'kannel.conf', text: kannelOf(place) }),
  );
}

const kannelOf = ({ host, port, isEncrypted, systemId, window, perSecond }: SmppPlace): string =>
  `group = smsc
smsc = smpp
smsc-id = chappe
host = ${host}
port = ${String(port)}
${isEncrypted ? 'use-ssl = yes\n' : ''}smsc-username = ${systemId}
smsc-password = PASSWORD
system-type = VMA
interface-version = 34
transceiver-mode = true
enquire-link-interval = 30
max-pending-submits = ${String(window)}
throughput = ${String(perSecond)}
dest-addr-ton = 1
dest-addr-npi = 1
`;
