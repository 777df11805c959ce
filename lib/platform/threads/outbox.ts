/** Gathers what is said in one turn of the event loop and posts it as one message: threads pay for each message. */
export function createOutbox<Message>(post: (messages: readonly Message[]) => void): (message: Message) => void {
  let gathered: Message[] = [];
  return (message) => {
    if (gathered.push(message) > 1) return;
    setImmediate(() => {
      const messages = gathered;
      gathered = [];
      post(messages);
    });
  };
}
