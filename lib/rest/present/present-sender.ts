import { isAlphanumericSender, type Sender } from '@/lib/domain/sender/sender';
import type { SenderModel } from '../models/senders';

const LONGEST_SHORT_NUMBER = 6;

function typeOf(sender: string): SenderModel['type'] {
  if (isAlphanumericSender(sender)) return 'alpha';
  return sender.length <= LONGEST_SHORT_NUMBER ? 'shortcode' : 'numeric';
}

/** A sender as the original tells it: nobody has to approve one here. */
export const presentSender = ({ sender, description, isEnabled }: Sender): SenderModel => ({
  comment: null,
  description,
  referer: 'custom',
  sender,
  status: isEnabled ? 'enable' : 'disable',
  type: typeOf(sender),
  validationMedia: null,
});
