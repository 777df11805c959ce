/** A certificate of this moment, for tests of what ends: Node reads certificates and makes none. */
import { generateKeyPairSync, sign } from 'node:crypto';

/** DER: a tag, a length and what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 128 ? [content.length] : [0x82, Math.floor(content.length / 256), content.length % 256];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

const ECDSA_WITH_SHA256 = sequence(objectId('2a8648ce3d040302'));
const COMMON_NAME = objectId('550403');

const nameOf = (text: string) => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));

/** YYYYMMDDHHMMSSZ. */
const timeOf = (at: Date) =>
  der(
    0x18,
    Buffer.from(
      at
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(/[-:T]/g, ''),
    ),
  );

const pemOf = (octets: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${octets.toString('base64').replaceAll(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;

/** One that signs itself, and its key; both in PEM. */
export function makeCertificate({ from, until }: { readonly from: Date; readonly until: Date }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = nameOf('localhost');
  const signed = sequence(
    der(0x02, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    subject,
    sequence(timeOf(from), timeOf(until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', signed, privateKey));
  return {
    tlsCert: pemOf(sequence(signed, ECDSA_WITH_SHA256, signature)),
    tlsKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
