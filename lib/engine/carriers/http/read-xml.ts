/** What the first tag of a name holds, in XML that somebody else wrote: read from left to right, once. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const HIGHEST_CHARACTER = 0x10ffff;

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
    return code <= HIGHEST_CHARACTER ? String.fromCodePoint(code) : whole;
  });

const textOf = (inner: string): string => {
  const whole = inner.trim();
  return whole.startsWith('<![CDATA[') && whole.endsWith(']]>') ? whole.slice(9, -3) : decoded(whole);
};

/**
 * Its name, and what follows that. Neither goes beyond the next `<`, so that what is read for one tag is read for no other,
 * however many begin and never end.
 */
const BEGINNING_TAG = /<([^\s/<>]{1,200})((?:[\s/][^<>]*)?)>/g;

/** Without its prefix. */
const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** @param place a tag's name, or `tag@attribute`. */
export function readXml(xml: string, place: string): string | null {
  const [tag = '', attribute] = place.split('@');
  for (const { 0: whole, 1: name = '', 2: rest = '', index } of xml.matchAll(BEGINNING_TAG)) {
    if (localName(name) !== tag) continue;
    if (attribute !== undefined) return attributeOf(rest, attribute);
    if (rest.endsWith('/')) return null;
    const inner = index + whole.length;
    const end = xml.indexOf(`</${name}`, inner);
    return end < 0 ? null : textOf(xml.slice(inner, end));
  }
  return null;
}

function attributeOf(rest: string, wanted: string): string | null {
  for (const [, name = '', double, single] of rest.matchAll(
    /\s([^\s=]{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (localName(name) === wanted) return decoded(double ?? single ?? '');
  }
  return null;
}
