/** Run in a process of its own: an SMSC that takes and delivers everything. Prints its port. */
import { startSmscPeer } from '../../lib/testing/smsc-peer';

const peer = await startSmscPeer();
process.stdout.write(`${peer.port}\n`);
