/** Programs that send one SMS, ready to paste; safe whatever characters the login and password have. */
export const EXAMPLE_LANGUAGES = ['curl', 'php', 'python', 'node'] as const;
export type ExampleLanguage = (typeof EXAMPLE_LANGUAGES)[number];

type Example = {
  readonly http2smsUrl: string;
  readonly serviceName: string;
  readonly login: string;
  readonly password: string;
};

type Pairs = readonly (readonly [name: string, value: string])[];

const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const phpQuoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
/** A JSON string is also a string of Python and JavaScript. */
const quoted = (text: string) => JSON.stringify(text);

const WRITERS: Readonly<Record<ExampleLanguage, (url: string, pairs: Pairs) => string[]>> = {
  curl: (url, pairs) => [
    [
      `curl ${shellQuoted(url)}`,
      ...pairs.map(([name, value]) => `  --data-urlencode ${shellQuoted(`${name}=${value}`)}`),
    ].join(' \\\n'),
  ],
  php: (url, pairs) => [
    '<?php',
    `$curl = curl_init(${phpQuoted(url)});`,
    'curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);',
    'curl_setopt($curl, CURLOPT_POSTFIELDS, http_build_query([',
    ...pairs.map(([name, value]) => `    '${name}' => ${phpQuoted(value)},`),
    ']));',
    'echo curl_exec($curl);',
  ],
  python: (url, pairs) => [
    'from urllib.parse import urlencode',
    'from urllib.request import urlopen',
    '',
    'form = {',
    ...pairs.map(([name, value]) => `    "${name}": ${quoted(value)},`),
    '}',
    `print(urlopen(${quoted(url)}, urlencode(form).encode()).read().decode())`,
  ],
  node: (url, pairs) => [
    `const answer = await fetch(${quoted(url)}, {`,
    "  method: 'POST',",
    '  body: new URLSearchParams({',
    ...pairs.map(([name, value]) => `    ${name}: ${quoted(value)},`),
    '  }),',
    '});',
    'console.log(await answer.text());',
  ],
};

/** A program in that language that sends "Hello from Chappe" to a test number. */
export function sendExample(
  { http2smsUrl, serviceName, login, password }: Example,
  language: ExampleLanguage = 'curl',
): string {
  const pairs = [
    ['account', serviceName],
    ['login', login],
    ['password', password],
    ['from', 'TEST'],
    ['to', '+33612345678'],
    ['message', 'Hello from Chappe'],
  ] as const;
  return WRITERS[language](http2smsUrl, pairs).join('\n');
}
