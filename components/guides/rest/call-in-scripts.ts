/** A call of the REST API in Python and PHP: by the original's official packages, or alone where those cannot make it. */
import { quoted } from '@/lib/domain/quoted';

/** What a program says of a call, whatever it is written in. */
export type ScriptedCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Of the API. */
  readonly url: string;
  /** Below it. */
  readonly path: string;
  /** With its query. */
  readonly target: string;
  readonly query: Readonly<Record<string, string>>;
  /** Of JSON; empty: none. */
  readonly body: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether the official package cannot make it: it sends no headers of one's own, and always signs. */
  readonly isAlone: boolean;
  /** Whether a key is needed: then a call that is made alone is proven by HTTP Basic. */
  readonly isByKey: boolean;
};

const phpQuoted = (text: string) => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

const given = ({ body, query }: ScriptedCall): string | null => {
  if (body !== '') return body;
  return Object.keys(query).length > 0 ? JSON.stringify(query) : null;
};

function pythonByPackage(call: ScriptedCall): string {
  const parameters = given(call);
  const said = parameters === null ? '' : `, **json.loads(${quoted(parameters)})`;
  return [
    ...(parameters === null ? [] : ['import json', '']),
    'import ovh',
    '',
    `ovh.client.ENDPOINTS['chappe'] = ${quoted(call.url)}`,
    'api = ovh.Client(',
    "    endpoint='chappe',",
    "    application_key='APPLICATION_KEY',",
    "    application_secret='APPLICATION_SECRET',",
    "    consumer_key='CONSUMER_KEY',",
    ')',
    `print(api.${call.method.toLowerCase()}(${quoted(call.path)}${said}))`,
  ].join('\n');
}

function pythonAlone({ method, url, target, body, headers, isByKey }: ScriptedCall): string {
  return [
    ...(isByKey ? ['from base64 import b64encode'] : []),
    'from urllib.request import Request, urlopen',
    '',
    `call = Request(${quoted(url + target)}, method='${method}')`,
    ...(isByKey
      ? [
          "key = b64encode(b'CONSUMER_KEY:APPLICATION_SECRET').decode()",
          "call.add_header('Authorization', f'Basic {key}')",
        ]
      : []),
    ...headers.map(([name, value]) => `call.add_header(${quoted(name)}, ${quoted(value)})`),
    ...(body === '' ? [] : [`call.data = ${quoted(body)}.encode()`]),
    'print(urlopen(call).read().decode())',
  ].join('\n');
}

function phpByPackage(call: ScriptedCall): string {
  const parameters = given(call);
  const said = parameters === null ? '' : `, json_decode(${phpQuoted(parameters)}, true)`;
  return [
    '<?php',
    "require 'vendor/autoload.php';",
    '',
    `$api = new Ovh\\Api('APPLICATION_KEY', 'APPLICATION_SECRET', ${phpQuoted(call.url)}, 'CONSUMER_KEY');`,
    `print_r($api->${call.method.toLowerCase()}(${phpQuoted(call.path)}${said}));`,
  ].join('\n');
}

function phpAlone({ method, url, target, body, headers, isByKey }: ScriptedCall): string {
  return [
    '<?php',
    `$call = curl_init(${phpQuoted(url + target)});`,
    'curl_setopt_array($call, [',
    `    CURLOPT_CUSTOMREQUEST => '${method}',`,
    '    CURLOPT_RETURNTRANSFER => true,',
    ...(isByKey ? ["    CURLOPT_USERPWD => 'CONSUMER_KEY:APPLICATION_SECRET',"] : []),
    ...(body === '' ? [] : [`    CURLOPT_POSTFIELDS => ${phpQuoted(body)},`]),
    ...(headers.length === 0
      ? []
      : [
          '    CURLOPT_HTTPHEADER => [',
          ...headers.map(([name, value]) => `        ${phpQuoted(`${name}: ${value}`)},`),
          '    ],',
        ]),
    ']);',
    'echo curl_exec($call);',
  ].join('\n');
}

export const asPython = (call: ScriptedCall): string => (call.isAlone ? pythonAlone(call) : pythonByPackage(call));
export const asPhp = (call: ScriptedCall): string => (call.isAlone ? phpAlone(call) : phpByPackage(call));
