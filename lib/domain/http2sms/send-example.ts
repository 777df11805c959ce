type Example = {
  readonly http2smsUrl: string;
  readonly serviceName: string;
  readonly login: string;
  readonly password: string;
};

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A curl command that sends an SMS; safe to paste whatever characters the login has. */
export function sendExample({ http2smsUrl, serviceName, login, password }: Example): string {
  const pairs = [
    ['account', serviceName],
    ['login', login],
    ['password', password],
    ['from', 'TEST'],
    ['to', '+33612345678'],
    ['message', 'Hello from Chappe'],
  ] as const;
  const lines = pairs.map(([name, value]) => `  --data-urlencode ${quoted(`${name}=${value}`)}`);
  return [`curl ${quoted(http2smsUrl)}`, ...lines].join(' \\\n');
}
