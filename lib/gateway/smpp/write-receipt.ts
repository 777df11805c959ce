/** A receipt as a deliver_sm (SMPP 3.4, appendix B, and sections 5.3.2.12 and 5.3.2.35). */
import type { OwedReceipt } from '@/lib/db/smpp/receipts';
import { RECEIPT_STATES } from '@/lib/domain/smpp/submission';
import { TAG } from '@/lib/smpp/pdu/commands';
import type { MessageBody } from '@/lib/smpp/pdu/pdu';

const RECEIPT = 0x04;

/** YYMMDDhhmm, in UTC. */
const dateOf = (moment: Date): string => moment.toISOString().replaceAll(/\D/g, '').slice(2, 12);

const threeDigits = (number: number): string => String(number).padStart(3, '0');

/** It goes from where the message went, to whom it came from. */
export function writeReceipt({ submissionId, addresses, state, ptt, submittedAt, doneAt }: OwedReceipt): MessageBody {
  const id = String(submissionId);
  const isDelivered = state === 'DELIVRD';
  const text = [
    `id:${id}`,
    'sub:001',
    `dlvrd:${isDelivered ? '001' : '000'}`,
    `submit date:${dateOf(submittedAt)}`,
    `done date:${dateOf(doneAt)}`,
    `stat:${state}`,
    `err:${threeDigits(isDelivered ? 0 : ptt)}`,
    'text:',
  ].join(' ');
  return {
    serviceType: '',
    source: addresses.destination,
    destination: addresses.source,
    esmClass: RECEIPT,
    protocolId: 0,
    priority: 0,
    scheduleAt: '',
    validity: '',
    registeredDelivery: 0,
    replaceIfPresent: 0,
    dataCoding: 0,
    defaultMessageId: 0,
    shortMessage: Buffer.from(text),
    tlvs: new Map([
      [TAG.receiptedMessageId, Buffer.from(`${id}\0`)],
      [TAG.messageState, Buffer.from([RECEIPT_STATES[state]])],
    ]),
  };
}
