import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import type { CarrierHost } from '../contract/driver';
import { isOfCarrier } from './error-codes';
import { statusInWords } from './judge-status';
import { createOnceTold } from './once-told';
import { readIncoming } from './read-incoming';
import { NOT_DOCUMENTED, readReceipt } from './read-receipt';

/**
 * Hands over what an SMSC delivers, receipts and what people write, and answers with which status that is acknowledged:
 * what is not on the disk is told to come again. `isOpen`: whether an answer can still be written. `halt`: what
 * is submitted from then on would end for a reason of the carrier's own.
 */
export function createIntake(settings: SmppSettings, hostNow: () => CarrierHost | null, halt: () => void) {
  const { profile, receiptIds } = settings;
  const once = createOnceTold();

  const keep = (host: CarrierHost, pdu: MessagePdu, isOpen: () => boolean): Promise<void> => {
    const receipt = readReceipt(pdu, { profile, receiptIds, now: new Date() });
    if (receipt) {
      if (isOfCarrier(profile, receipt.ptt)) halt();
      return host.receipt(receipt);
    }
    const incoming = readIncoming(pdu, settings);
    if (incoming.rawId !== null) return host.incoming(incoming);
    return once(JSON.stringify(incoming), isOpen, () => host.incoming(incoming));
  };

  return {
    delivered: async (pdu: MessagePdu, isOpen: () => boolean): Promise<number> => {
      const host = hostNow();
      if (!host) return STATUS.temporaryFault;
      try {
        await keep(host, pdu, isOpen);
        return STATUS.ok;
      } catch {
        return STATUS.temporaryFault;
      }
    },
    /** The host logs what can never be kept: a receipt without an id is. */
    unreadable: (status: number): void => {
      const text = `It cannot be read: ${statusInWords(status, profile)}`;
      const told = hostNow()?.receipt({ rawId: '', dlrId: null, ptt: NOT_DOCUMENTED, text, at: new Date() });
      told?.catch(() => undefined);
    },
  };
}
