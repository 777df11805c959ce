/** Run in a process of its own: an SMSC that takes binds and answers no submit. Says `listening PORT`. */
import { startSmscPeer } from '../../../lib/testing/smsc-peer';

const peer = await startSmscPeer();
peer.submitWith(() => undefined);
process.stdout.write(`listening ${peer.port}\n`);
