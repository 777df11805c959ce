/** `{{names}}` in what a provider is asked, and what stands for them. */

/** Of the message. */
export const MESSAGE_NAMES = ['to', 'text', 'sender', 'id', 'coding', 'class'] as const;
/** Of the carrier; `receipts` is our address for what it tells later. */
export const CARRIER_NAMES = ['username', 'password', 'token', 'receipts'] as const;

/** Without these a request makes no sense; where another is empty, the field that it stands in is left out. */
const NEEDED: ReadonlySet<string> = new Set(['to', 'text', 'sender', 'id']);

const PLACEHOLDER = /\{\{(?:number )?([a-z][a-zA-Z\d]{0,30})\}\}/g;

/** `{{number name}}` alone is a number in JSON. */
export const isNumber = (template: string): boolean => /^\{\{number [a-zA-Z\d]+\}\}$/.test(template);

/** How a value that its user fills in may be called: not like one of ours. */
export const isValueName = (name: string): boolean =>
  /^[a-z][a-zA-Z\d]{0,30}$/.test(name) && ![...MESSAGE_NAMES, ...CARRIER_NAMES].some((ours) => ours === name);

export type Fillings = Readonly<Record<string, string>>;

const filling = (fillings: Fillings, name: string): string =>
  (Object.hasOwn(fillings, name) ? fillings[name] : '') ?? '';

/** Every name in a template, as often as it has it. */
export const namesIn = (template: string): string[] => [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/** The template with what stands for its placeholders; a name that nothing stands for is empty. */
export const fill = (template: string, fillings: Fillings, escape: (text: string, name: string) => string): string =>
  template.replaceAll(PLACEHOLDER, (_, name: string) => escape(filling(fillings, name), name));

/** Whether the field that has this template is sent: not where something optional in it is empty. */
export const isSent = (template: string, fillings: Fillings): boolean =>
  namesIn(template).every((name) => NEEDED.has(name) || filling(fillings, name) !== '');

/** What a placeholder stands in, in XML. */
type XmlPlace = 'text' | 'attribute' | 'elsewhere';

/** Where each placeholder of an XML template stands: elsewhere no escape keeps a value from being more than one. */
export function xmlPlaces(template: string): XmlPlace[] {
  return [...template.matchAll(PLACEHOLDER)].map(({ index }) => {
    const before = template.slice(0, index);
    const opened = before.lastIndexOf('<');
    if (before.lastIndexOf('<![CDATA[') > before.lastIndexOf(']]>')) return 'elsewhere';
    if (opened <= before.lastIndexOf('>')) return 'text';
    const tag = before.slice(opened);
    if (/^<[!?]/.test(tag)) return 'elsewhere';
    return /["']/.test(tag.replaceAll(/"[^"]*"|'[^']*'/g, '')) ? 'attribute' : 'elsewhere';
  });
}
