/** Programs that send one SMS, ready to paste; safe whatever characters the login and password have. */
import { quoted, shellQuoted } from '../quoted';

export const EXAMPLE_LANGUAGES = ['curl', 'php', 'python', 'node', 'java', 'csharp'] as const;
export type ExampleLanguage = (typeof EXAMPLE_LANGUAGES)[number];

export const LANGUAGE_NAMES: Readonly<Record<ExampleLanguage, string>> = {
  curl: 'curl',
  php: 'PHP',
  python: 'Python',
  node: 'Node.js',
  java: 'Java',
  csharp: 'C#',
};

type Example = {
  readonly http2smsUrl: string;
  readonly serviceName: string;
  readonly login: string;
  readonly password: string;
  /** See `exampleSender`. */
  readonly from: string;
};

/** Stands where nobody's sender is meant, as LOGIN and PASSWORD do: whatever might be named here may be nobody's. */
export const ANY_SENDER = 'SENDER';

/** What an account's examples are sent from: one of its own that requests may name. */
export const exampleSender = (senders: readonly { readonly sender: string; readonly isEnabled: boolean }[]): string =>
  senders.find(({ isEnabled }) => isEnabled)?.sender ?? ANY_SENDER;

/** The SMS that examples send: nobody has that number, which France reserves for fiction. */
export const EXAMPLE_SMS = { to: '+33639981234', message: 'Hello from Chappe' } as const;

export type Http2smsPairs = readonly (readonly [name: string, value: string])[];

const phpQuoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
/** Of Java and C#, in ASCII alone: their compilers may read a file in any encoding. */
const asciiQuoted = (text: string) =>
  quoted(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const WRITERS: Readonly<Record<ExampleLanguage, (url: string, pairs: Http2smsPairs) => string[]>> = {
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
  java: (url, pairs) => [
    'import java.net.URI;',
    'import java.net.URLEncoder;',
    'import java.net.http.*;',
    'import java.nio.charset.StandardCharsets;',
    'import java.util.LinkedHashMap;',
    'import java.util.stream.Collectors;',
    '',
    'class SendSms {',
    '  public static void main(String[] args) throws Exception {',
    '    var form = new LinkedHashMap<String, String>();',
    ...pairs.map(([name, value]) => `    form.put("${name}", ${asciiQuoted(value)});`),
    '    var body = form.entrySet().stream()',
    '        .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))',
    '        .collect(Collectors.joining("&"));',
    `    var request = HttpRequest.newBuilder(URI.create(${asciiQuoted(url)}))`,
    '        .header("Content-Type", "application/x-www-form-urlencoded")',
    '        .POST(HttpRequest.BodyPublishers.ofString(body))',
    '        .build();',
    '    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
    '    System.out.println(answer.body());',
    '  }',
    '}',
  ],
  csharp: (url, pairs) => [
    'using var client = new HttpClient();',
    'var form = new FormUrlEncodedContent(new Dictionary<string, string>',
    '{',
    ...pairs.map(([name, value]) => `    ["${name}"] = ${asciiQuoted(value)},`),
    '});',
    `var answer = await client.PostAsync(${asciiQuoted(url)}, form);`,
    'Console.WriteLine(await answer.Content.ReadAsStringAsync());',
  ],
};

/** A program in that language that sends these parameters, in their order. */
export const writeRequest = (http2smsUrl: string, pairs: Http2smsPairs, language: ExampleLanguage): string =>
  WRITERS[language](http2smsUrl, pairs).join('\n');

/** The same request as one URL. */
export const requestUrl = (http2smsUrl: string, pairs: Http2smsPairs): string =>
  `${http2smsUrl}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

/** A program in that language that sends "Hello from Chappe" to a test number. */
export function sendExample(
  { http2smsUrl, serviceName, login, password, from }: Example,
  language: ExampleLanguage = 'curl',
): string {
  const pairs = [
    ['account', serviceName],
    ['login', login],
    ['password', password],
    ['from', from],
    ['to', EXAMPLE_SMS.to],
    ['message', EXAMPLE_SMS.message],
  ] as const;
  return writeRequest(http2smsUrl, pairs, language);
}
