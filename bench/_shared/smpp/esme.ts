/** Run in a process of its own, with a port and how many: the SMPP driver alone, which submits so many messages. */
import { createHeard, startSmppDriver } from '../../../lib/testing/smpp-driven';
import { submissionOf } from '../../../lib/testing/submission';

const WINDOW = 10;
const UNLIMITED = 1_000_000;
const FIRST_RECIPIENT = 33_600_000_000;

const [port = 0, count = 0] = process.argv.slice(2).map(Number);
let given = 0;

const giveMore = () => {
  const some = Array.from({ length: Math.min(driver.free(), count - given) }, (_, index) =>
    submissionOf(given + index + 1, { recipient: String(FIRST_RECIPIENT + given + index) }),
  );
  given += some.length;
  if (some.length > 0) driver.submit(some);
};

const driver = startSmppDriver({ port, window: WINDOW, perSecond: UNLIMITED }, createHeard(), {
  submitted: () => undefined,
  receipt: () => Promise.resolve(),
  stateChanged: () => setImmediate(giveMore),
});
