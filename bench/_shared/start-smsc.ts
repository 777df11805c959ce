import { startProcess } from './smpp/start-process';

/** An SMSC in a process of its own, and the carrier by which a server sends through it. */
export async function startSmsc(name = 'bench', behaviour: 'takes' | 'mute' = 'takes') {
  const smsc = behaviour === 'mute' ? startProcess('mute-smsc.ts') : startProcess('lean-smsc.ts', 0, 0);
  const [, port = ''] = (await smsc.line()).split(' ');
  return {
    carrier: {
      name,
      kind: 'smpp',
      settings: { host: '127.0.0.1', port: Number(port), systemId: 'bench', window: 100, perSecond: 10_000 },
      secrets: { password: 'bench' },
    },
    stop: smsc.stop,
  };
}
