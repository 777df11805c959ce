import { z } from 'zod';
import { hasControlCharacter, isReadable, isVisible } from '@/lib/domain/sms/message-text';
import { MAX_SEGMENTS, segmentText } from '@/lib/domain/sms/segmentation';
import { type Fault, fault } from './fault';

/** What no text has that is kept, whether it is sent or not. */
export function keptTextFault(text: string): Fault | null {
  if (hasControlCharacter(text)) return 'text_has_control_characters';
  return isReadable(text) ? null : 'text_unreadable';
}

/** The rules for the text of any SMS but its length. */
export const smsTextFault = (text: string): Fault | null => (isVisible(text) ? keptTextFault(text) : 'text_missing');

/** In characters: more are more segments than a message can have, whatever they are. */
const LONGEST_MESSAGE = 40_000;

const MESSAGE_TOO_LONG = fault('message_too_long', { most: MAX_SEGMENTS });

/** As browsers and clipboards write line ends; a message holds LF. */
export const typedMessage = z
  .string()
  .max(LONGEST_MESSAGE, MESSAGE_TOO_LONG)
  .transform((text) => text.replaceAll(/\r\n?/g, '\n'));

/** The rules for a text that is sent as it is. */
export const wholeTextFault = (text: string): Fault | null =>
  smsTextFault(text) ?? (segmentText(text).segmentCount > MAX_SEGMENTS ? MESSAGE_TOO_LONG : null);
