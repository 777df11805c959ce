import { startProcess } from './smpp/start-process';

/** An SMSC in a process of its own, and the carrier by which a server sends through it. */
export async function startSmsc() {
  const smsc = startProcess('lean-smsc.ts', 0, 0);
  const [, port = ''] = (await smsc.line()).split(' ');
  return {
    carrier: {
      name: 'bench',
      kind: 'smpp',
      settings: { host: '127.0.0.1', port: Number(port), systemId: 'bench', window: 100, perSecond: 10_000 },
      secrets: { password: 'bench' },
    },
    stop: smsc.stop,
  };
}
