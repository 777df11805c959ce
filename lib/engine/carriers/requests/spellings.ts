/** How others write what they were told: what must not be repeated is looked for in each of these spellings. */
export function spellingsOf(told: string): readonly string[] {
  const text = told.toWellFormed();
  const texts = new Set([told, text, text.replaceAll('\n', '\r'), text.replaceAll('\n', '\r\n'), onOneLine(text)]);
  return [...new Set([...texts].flatMap(escapedOf))];
}

/** As histories are told it. */
const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ');

/** As it is, and as addresses, forms, XML, HTML and JSON write it. */
function escapedOf(text: string): readonly string[] {
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = inAscii(json);
  return [
    text,
    encodeURIComponent(text.toWellFormed()),
    new URLSearchParams({ '': text }).toString().slice(1),
    xml,
    xml.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    xml.replaceAll('"', '&quot;').replaceAll("'", '&#039;'),
    json,
    ascii,
    json.replaceAll('/', String.raw`\/`),
    ascii.replaceAll('/', String.raw`\/`),
  ];
}

const inAscii = (json: string): string =>
  json.replaceAll(/[^\0-\x7f]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
