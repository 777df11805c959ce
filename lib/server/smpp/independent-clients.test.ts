/** Programs that nobody here wrote, bound as API users: Debian's Net::SMPP and Kannel, where they are installed. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startCallbackReceiver } from '@/lib/testing/callback-receiver';
import { startKannel } from '@/lib/testing/kannel';
import { PASSWORD, startTestSmppServer, type TestSmppServer } from '@/lib/testing/test-smpp-server';

const DOCUMENTATION = readFileSync('docs/smpp-server.md', 'utf8');

let server: TestSmppServer;

beforeEach(async () => {
  server = await startTestSmppServer({ env: { SIMULATED_CARRIER_SPEED: '1000000' } });
});

afterEach(() => server.close());

const hasNetSmpp = spawnSync('perl', ['-MNet::SMPP', '-e', '1']).status === 0;

if (hasNetSmpp || process.env['CI']) {
  test('Net::SMPP waits for the answer to each part before it sends the next, and hears the receipt it asked for', async () => {
    const program = spawn(
      'perl',
      ['lib/testing/net-smpp-esme.pl', String(server.smppPort), server.systemId, PASSWORD],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const lines: string[] = [];
    createInterface(program.stdout).on('line', (line) => lines.push(line));
    await once(program, 'close');
    const [message] = await server.messages();
    expect(message).toMatchObject({ text: 'part 1part 2\nSTOP 36111' });
    const [bound, first = '', second, told, unbound] = lines;
    expect([bound, second, unbound]).toEqual(['bound 0 Chappe', `answer 0 ${String(message?.id)}`, 'unbound 0']);
    const firstId = first.replace('answer 0 ', '');
    expect(told).toMatch(new RegExp(`^told id:${firstId} .*stat:DELIVRD err:000 text:$`));
  });

  test.each([
    ['as it is', {}, /^accepted: id \d+\nreceipt: id:\d+ .*stat:DELIVRD/, 0],
    ['with a wrong password', { '"…"': '"wrong"' }, /^The bind was refused: 0xe\n$/, 1],
    ['with a sender that is none of its account’s', { '"MyShop"': '"Nobodys"' }, /^The message was refused: 0xa\n$/, 1],
  ])('the example of the documentation, %s, says what came of it and ends', async (_, changes, said, exitCode) => {
    const [, example = ''] = /```sh\nperl -MNet::SMPP -e '([^']+)'\n```/.exec(DOCUMENTATION) ?? [];
    const filledIn = {
      ...{ '"sms.example.com", port => 2775': `"127.0.0.1", port => ${String(server.smppPort)}` },
      ...{ '"api-12"': `"${server.systemId}"`, '"…"': `"${PASSWORD}"`, '"MyShop"': '"TEST"' },
      ...changes,
    };
    const source = Object.entries(filledIn).reduce((text, [from, to]) => text.replace(from, () => to), example);
    const program = spawn('perl', ['-MNet::SMPP', '-e', source]);
    const output: string[] = [];
    for (const stream of [program.stdout, program.stderr])
      stream.on('data', (data: Buffer) => output.push(String(data)));
    const [code] = await once(program, 'close');
    expect(output.join('')).toMatch(said);
    expect(code === 0).toBe(exitCode === 0);
  });
} else {
  test('Net::SMPP is left out here: apt-get install libnet-smpp-perl', () => {
    expect(hasNetSmpp).toBe(false);
  });
}

const hasKannel = existsSync('/usr/sbin/bearerbox') && existsSync('/usr/sbin/smsbox');

if (hasKannel || process.env['CI']) {
  test('Kannel sends short, long and Unicode texts, and each of its reports is called', {
    timeout: 60_000,
  }, async () => {
    const receiver = await startCallbackReceiver();
    onTestFinished(receiver.close);
    const kannel = await startKannel({ port: server.smppPort, systemId: server.systemId, password: PASSWORD });
    onTestFinished(kannel.stop);
    const texts = ['£@ü{€', `${'a'.repeat(152)}€${'b'.repeat(200)}`, `${'x'.repeat(66)}😀${'y'.repeat(10)}`];
    for (const [index, text] of texts.entries()) {
      const url = `http://127.0.0.1:${String(receiver.port)}/?place=${String(index)}&type=%d`;
      const unicode = { coding: '2', charset: 'UTF-8' };
      const sent = await kannel.send({
        ...{ from: 'TEST', to: '33612345678', text, 'dlr-mask': '3', 'dlr-url': url },
        ...(index === 2 ? unicode : { charset: 'UTF-8' }),
      });
      expect(sent).toBe(202);
    }
    await receiver.waitFor(texts.length);
    const messages = await server.messages();
    expect(new Set(messages.map(({ text }) => text))).toEqual(new Set(texts));
    const reports = receiver.received.map((query) => [query.get('place'), query.get('type')]);
    expect(reports.toSorted()).toEqual(texts.map((_, index) => [String(index), '1']));
    await expect.poll(() => server.db.smppReceipt.count()).toBe(0);
    expect(kannel.lines.filter((line) => /ERROR|PANIC/.test(line))).toEqual([]);
  });
} else {
  test('Kannel is left out here: apt-get install kannel', () => {
    expect(hasKannel).toBe(false);
  });
}
