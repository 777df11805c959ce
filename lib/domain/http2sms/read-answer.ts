/** What an answer of http2sms says, whichever of its four formats it is in. */
export type ReadAnswer =
  | { readonly kind: 'sent'; readonly creditLeft: string; readonly messageIds: readonly number[] }
  /** The reason without the address of the guide. */
  | { readonly kind: 'refused'; readonly reason: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescapeMarkup = (text: string) =>
  text.replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const reasonOf = (text: string) => text.replace(/\. For more informations : .*$/s, '').trim();
const numbersIn = (texts: readonly string[]) => texts.filter((text) => /^\d+$/.test(text)).map(Number);

/** Null: it is no answer of http2sms. */
export function readAnswer(body: string): ReadAnswer | null {
  if (body.startsWith('{')) return readJson(body);
  if (body.startsWith('<?xml')) return readXml(body);
  const inBody = /<BODY>([\s\S]*)<\/BODY>/.exec(body)?.[1] ?? body;
  return readLines(unescapeMarkup(inBody.replaceAll('<br>', '\n')));
}

function readLines(text: string): ReadAnswer | null {
  const [verdict, first = '', ...others] = text.split('\n').filter((line) => line.trim() !== '');
  if (verdict === 'OK') return { kind: 'sent', creditLeft: first, messageIds: numbersIn(others) };
  return verdict === 'KO' ? { kind: 'refused', reason: reasonOf([first, ...others].join('\n')) } : null;
}

function readXml(body: string): ReadAnswer | null {
  const values = (name: string) =>
    [...body.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => unescapeMarkup(text));
  const [status] = values('status');
  if (status === undefined) return null;
  if (status !== '100') return { kind: 'refused', reason: reasonOf(values('message').join()) };
  return { kind: 'sent', creditLeft: values('creditLeft').join(), messageIds: numbersIn(values('smsId')) };
}

function readJson(body: string): ReadAnswer | null {
  const values = (pattern: RegExp) => pattern.exec(body)?.[1] ?? '';
  const status = values(/"status":(\d+)/);
  if (status === '') return null;
  if (status !== '100') return { kind: 'refused', reason: reasonOf(values(/"message":"((?:[^"\\]|\\.)*)"/)) };
  return {
    kind: 'sent',
    creditLeft: values(/"creditLeft":"([^"]*)"/),
    messageIds: numbersIn(
      values(/"SmsIds":\[([^\]]*)\]/)
        .replaceAll('"', '')
        .split(','),
    ),
  };
}
