/**
 * Threads pay for each message, so what is said at once is posted together; but whoever hears it should begin while
 * the rest is still being said, or the two threads take turns and each rests half of the time.
 */
const MOST_TOGETHER = 32;

/** Gathers what is said in one turn of the event loop and posts it, so many at a time. */
export function gatherPosts<Message>(post: (messages: readonly Message[]) => void): (message: Message) => void {
  let gathered: Message[] = [];
  const flush = () => {
    if (gathered.length === 0) return;
    const messages = gathered;
    gathered = [];
    post(messages);
  };
  return (message) => {
    const count = gathered.push(message);
    if (count === 1) setImmediate(flush);
    else if (count >= MOST_TOGETHER) flush();
  };
}
