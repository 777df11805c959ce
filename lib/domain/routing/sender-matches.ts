import type { Route, SenderKind } from './route';

/** As networks tell them apart: what they show as a number of their own is short. */
const SHORT_NUMBER = /^\d{1,8}$/;
const NUMBER = /^\+?\d+$/;

export function kindOfSender(sender: string): Exclude<SenderKind, 'any' | 'pattern'> {
  if (SHORT_NUMBER.test(sender)) return 'short_number';
  return NUMBER.test(sender) ? 'number' : 'name';
}

export function senderMatches(
  { senderKind, senderPattern }: Pick<Route, 'senderKind' | 'senderPattern'>,
  sender: string,
): boolean {
  if (senderKind === 'any') return true;
  if (senderKind === 'pattern') return fits(senderPattern.toLowerCase(), sender.toLowerCase());
  return kindOfSender(sender) === senderKind;
}

/** What stands between the stars is looked for in its order, each at the first place that it has: no star tries twice. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
