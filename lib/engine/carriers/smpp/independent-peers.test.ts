/** SMSCs that nobody here wrote: npm's `smpp`, and Debian's Net::SMPP and Kannel's drive_smpp where they are installed. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import smpp from 'smpp';
import { expect, test } from 'vitest';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { segmentText } from '@/lib/domain/sms/segmentation';
import { createHeard, startSmppDriver } from '@/lib/testing/smpp-driven';
import { submissionOf } from '@/lib/testing/submission';
import type { Submission } from '../contract/driver';

const TEXTS = [
  '£@ü{€ \n',
  'Привет 😀',
  `${'a'.repeat(152)}€${'b'.repeat(200)}`,
  `${'x'.repeat(66)}😀${'y'.repeat(10)}`,
];

const messages: readonly Submission[] = TEXTS.map((text, index) => {
  const { encoding, segmentCount } = segmentText(text);
  const segments = Array.from({ length: segmentCount }, (_, at) => at + 1);
  return submissionOf(index + 1, { text, encoding, segmentCount, segments });
});
const SEGMENTS = messages.reduce((sum, { segmentCount }) => sum + segmentCount, 0);

async function sendAll(settings: Partial<SmppSettings>) {
  const heard = createHeard();
  const { answers, receipts } = heard;
  const driver = startSmppDriver(settings, heard);
  await expect.poll(() => driver.free()).toBeGreaterThan(0);
  driver.submit(messages);
  await expect.poll(() => [answers.length, receipts.length]).toEqual([SEGMENTS, SEGMENTS]);
  await driver.stop();
  const ids = answers.flatMap(({ result }) => (result.kind === 'accepted' ? [result.rawId?.toLowerCase()] : []));
  expect(new Set(ids).size).toBe(SEGMENTS);
  expect(new Set(receipts.map(({ rawId }) => rawId))).toEqual(new Set(ids));
  expect(receipts.every(({ dlrId }) => dlrId === 1)).toBe(true);
}

test('npm’s smpp reads every character as it was written, joins nothing wrongly, and its ids and receipts match', async () => {
  const read: string[] = [];
  const headers: string[] = [];
  const server = smpp.createServer((session) => {
    session.on('bind_transceiver', (pdu) => session.send(pdu.response()));
    session.on('enquire_link', (pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu) => session.send(pdu.response()));
    session.on('submit_sm', (pdu) => {
      const id = `npm-${String(read.length)}`;
      read.push(String(pdu.short_message?.message));
      headers.push(...(pdu.short_message?.udh ?? []).map((one) => one.toString('hex')));
      session.send(pdu.response({ message_id: id }));
      session.deliver_sm({ esm_class: 4, short_message: `id:${id} stat:DELIVRD err:000 text:` });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await sendAll({ port: typeof address === 'object' && address ? address.port : 0 });
  expect(read.join('')).toBe(TEXTS.join(''));
  expect(headers.map((one) => one.slice(0, 4))).toEqual(headers.map(() => '0003'));
  expect(headers.map((one) => one.slice(6))).toEqual(['0301', '0302', '0303', '0201', '0202']);
  server.close();
});

const hasNetSmpp = spawnSync('perl', ['-MNet::SMPP', '-e', '1']).status === 0;

if (hasNetSmpp || process.env['CI']) {
  test('Net::SMPP takes and acknowledges all, its hexadecimal ids are found by decimal receipts that may be first', async () => {
    const perl = spawn('perl', ['lib/testing/net-smpp-smsc.pl'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    createInterface(perl.stdout).on('line', (line) => lines.push(line));
    await expect.poll(() => lines[0]).toMatch(/^port \d+$/);
    await sendAll({ port: Number(lines[0]?.slice(5)), receiptIds: 'decimal' });
    if (perl.exitCode === null) await once(perl, 'exit');
    const said = lines.flatMap((line) => (line.startsWith('sm ') ? [line.slice(3)] : []));
    expect(said[0]).toBe('01007e1b281b65200a');
    expect(said).toHaveLength(SEGMENTS);
    expect(lines.filter((line) => line === 'acknowledged 0')).toHaveLength(SEGMENTS);
    expect(lines.at(-1)).toBe('unbound');
  });
} else {
  test('Net::SMPP is left out here: apt-get install libnet-smpp-perl', () => {
    expect(hasNetSmpp).toBe(false);
  });
}

const DRIVE_SMPP = '/usr/lib/kannel/test/drive_smpp';
const hasDriveSmpp = existsSync(DRIVE_SMPP);

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

if (hasDriveSmpp || process.env['CI']) {
  test('drive_smpp takes all though its ids are empty, and what it sends is heard and acknowledged', async () => {
    const port = await findPort();
    const kannel = spawn(DRIVE_SMPP, ['-v', '0', '-p', String(port), '-m', '5'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const lines: string[] = [];
    createInterface(kannel.stderr).on('line', (line) => lines.push(line));
    const count = (words: string) => lines.filter((line) => line.includes(words)).length;
    await expect.poll(() => count('accept_thread')).toBeGreaterThan(0);
    const heard = createHeard();
    // It knows no transceivers.
    const driver = startSmppDriver({ port, bind: 'pair' }, heard);
    await expect.poll(() => driver.free()).toBeGreaterThan(0);
    driver.submit(messages);
    await expect.poll(() => heard.answers).toHaveLength(SEGMENTS);
    await expect.poll(() => heard.incoming).toHaveLength(5);
    await expect.poll(() => count('type deliver_sm_resp')).toBe(5);
    expect(heard.answers.map(({ result }) => result)).toEqual(
      heard.answers.map(() => ({ kind: 'accepted', rawId: null })),
    );
    expect(heard.incoming.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
    expect(heard.receipts).toEqual([]);
    expect(count('type submit_sm')).toBe(SEGMENTS);
    expect(count('ERROR: SMPP')).toBe(0);
    await driver.stop();
    expect(count('type unbind')).toBe(2);
    kannel.kill('SIGKILL');
  });
} else {
  test('drive_smpp is left out here: apt-get install kannel-extras', () => {
    expect(hasDriveSmpp).toBe(false);
  });
}
