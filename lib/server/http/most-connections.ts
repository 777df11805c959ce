import { z } from 'zod';

/** For the database, calls to customers, mails, the log and what Node itself opens. */
const OTHER_DESCRIPTORS = 256;

/** Each may hold an unfinished header, a quarter of a megabyte: half a gigabyte at the very most. */
const MOST_CONNECTIONS = 2_000;

const FEWEST_CONNECTIONS = 64;

const report = z.object({ userLimits: z.object({ open_files: z.object({ soft: z.number() }) }) });

/**
 * Connections at once: so many that this process can still open its files. One more is closed as soon as it comes;
 * without a limit the system would leave it waiting, which its client cannot tell from a slow server.
 */
export const mostConnections = (descriptors = allowedDescriptors()): number =>
  Math.max(FEWEST_CONNECTIONS, Math.min(MOST_CONNECTIONS, descriptors - OTHER_DESCRIPTORS));

/** How many files and sockets the system lets this process open; Node raised that to what is allowed when it began. */
function allowedDescriptors(): number {
  const parsed = report.safeParse(process.report.getReport());
  return parsed.success ? parsed.data.userLimits.open_files.soft : Number.POSITIVE_INFINITY;
}
