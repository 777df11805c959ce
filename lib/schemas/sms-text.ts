import { hasControlCharacter, isReadable, isVisible } from '@/lib/domain/sms/message-text';
import type { Fault } from './fault';

/** What no text has that is kept, whether it is sent or not. */
export function keptTextFault(text: string): Fault | null {
  if (hasControlCharacter(text)) return 'text_has_control_characters';
  return isReadable(text) ? null : 'text_unreadable';
}

/** The rules for the text of any SMS but its length. */
export const smsTextFault = (text: string): Fault | null => (isVisible(text) ? keptTextFault(text) : 'text_missing');
