/** Run in a process of its own: an SMSC that takes and delivers everything, or with `mute` answers nothing. Prints its port. */
import { startSmscPeer } from '../../lib/testing/smsc-peer';

const peer = await startSmscPeer();
if (process.argv[2] === 'mute') peer.submitWith(() => undefined);
process.stdout.write(`${peer.port}\n`);
