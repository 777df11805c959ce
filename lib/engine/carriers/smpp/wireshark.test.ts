/** What is written here, as Wireshark reads it where Debian has that: offline, without a network. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { WritingSettings } from '@/lib/domain/carrier/smpp-settings';
import { segmentText } from '@/lib/domain/sms/segmentation';
import { encodePdu } from '@/lib/smpp/pdu/encode-pdu';
import { createTalk, messageBody } from '@/lib/testing/smpp-talk';
import { SMPP_SETTINGS } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import { writeMessage } from './write-message';

const NOW = new Date('2026-11-27T12:00:00Z');

const TEXTS = ['Hello', '£@ü{€', 'Привет 😀', 'a'.repeat(400), `${'x'.repeat(66)}😀${'y'.repeat(10)}`];

const WAYS: readonly Partial<WritingSettings>[] = [
  {},
  { alphabet: 'packed' },
  { alphabet: 'latin1', validityHours: 50 },
  { alphabet: 'ascii', validityHours: 50, validityForm: 'absolute' },
  { joint: 'sar' },
  { joint: 'payload' },
];

/** Every text in every way, of every class. */
const submits = WAYS.flatMap((way) =>
  TEXTS.flatMap((text) =>
    [0, 1, 2, 3].flatMap((smsClass) => {
      const { encoding, segmentCount } = segmentText(text);
      const segments = Array.from({ length: segmentCount }, (_, index) => index + 1);
      const message = submissionOf(42, { text, encoding, segmentCount, segments, smsClass });
      const profile = smsClass === 3 ? 'ovh' : 'plain';
      const written = writeMessage(message, { ...SMPP_SETTINGS, profile, ...way }, NOW);
      return written.ok ? written.value.map(({ body }) => body) : [];
    }),
  ),
);

/** All that a session says. */
function framesOfSession(): readonly Buffer[] {
  const talk = createTalk({ bound: true });
  talk.sleep();
  talk.say({ command: 'enquire_link', status: 0, sequence: 1 });
  talk.say({ command: 'deliver_sm', status: 0, sequence: 2, ...messageBody });
  talk.hear({ kind: 'delivered', connection: 1, sequence: 2, status: 0 });
  talk.say({ command: 'deliver_sm', status: 0, sequence: 3, ...messageBody });
  talk.hear({ kind: 'delivered', connection: 1, sequence: 3, status: 0x64 });
  talk.say({ command: 'outbind', status: 0, sequence: 4, systemId: '', password: '' });
  talk.say({ command: 'unbind', status: 0, sequence: 5 });
  talk.sleep();
  talk.bind();
  talk.hear({ kind: 'stop' });
  return talk.effects.flatMap((effect) => (effect.kind === 'write' ? [effect.frame] : []));
}

/** As text2pcap reads them: each begins at zero. */
const dumpOf = (frames: readonly Buffer[]) =>
  frames.map((frame) => `000000 ${frame.toString('hex').replaceAll(/../g, '$& ')}\n`).join('\n');

/** Of each frame: its command, how many octets its short message has, and what Wireshark finds wrong. */
function judge(frames: readonly Buffer[]): readonly (readonly string[])[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-wireshark-'));
  const [dump, capture] = [path.join(folder, 'dump'), path.join(folder, 'capture')];
  writeFileSync(dump, dumpOf(frames));
  execFileSync('text2pcap', ['-q', '-T', '40000,2775', dump, capture], { stdio: 'ignore' });
  const fields = ['smpp.command_id', 'smpp.sm_length', '_ws.malformed'].flatMap((name) => ['-e', name]);
  const ports = ['-d', 'tcp.port==2775,smpp'];
  const said = execFileSync('tshark', ['-r', capture, ...ports, '-T', 'fields', ...fields], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  rmSync(folder, { recursive: true });
  return said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

const hasWireshark = ['tshark', 'text2pcap'].every((program) => spawnSync(program, ['--version']).status === 0);

if (hasWireshark || process.env['CI']) {
  test('Wireshark finds nothing wrong with any submit_sm, and counts its octets as we do', () => {
    expect(submits.length).toBeGreaterThan(150);
    const frames = submits.map((body, index) =>
      encodePdu({ command: 'submit_sm', status: 0, sequence: index + 1, ...body }),
    );
    expect(judge(frames)).toEqual(submits.map(({ shortMessage }) => ['0x00000004', String(shortMessage.length), '']));
  });

  test('nor with anything else that a session says', () => {
    expect(judge(framesOfSession()).map(([command, , fault]) => `${command}${fault}`)).toEqual([
      ...['0x00000009', '0x00000015', '0x80000015', '0x80000005', '0x80000005', '0x80000000', '0x80000006'],
      ...['0x00000009', '0x00000006'],
    ]);
  });

  test('Wireshark does find what is wrong', () => {
    const [body] = submits;
    const frame = encodePdu({ command: 'submit_sm', status: 0, sequence: 1, ...(body ?? messageBody) });
    frame.writeUInt32BE(frame.length - 2, 0);
    expect(judge([frame.subarray(0, -2)])[0]?.[2]).not.toBe('');
  });
} else {
  test('Wireshark is left out here: apt-get install tshark', () => {
    expect(hasWireshark).toBe(false);
  });
}
