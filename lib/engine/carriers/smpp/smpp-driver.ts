import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import type { BindCommand } from '@/lib/smpp/pdu/pdu';
import type { SessionSettings, Submit } from '@/lib/smpp/session/session-state';
import type { CarrierDriver, CarrierHost, SegmentAnswer, SegmentResult } from '../contract/driver';
import { type Asked, createExits } from './create-exits';
import type { Answered } from './create-hands';
import { createIntake } from './create-intake';
import { createLink, type Link } from './create-link';
import { createTrace } from './create-trace';
import { detailsOf } from './details-of-links';
import { TOO_MANY_BINDS } from './judge-status';
import { refusalOf, resultOf, troubleInWords } from './trouble-in-words';
import { writeMessage } from './write-message';

const sessionOf = (settings: SmppSettings, command: BindCommand): SessionSettings => {
  const { systemId, password, systemType, window, perSecond, binds, profile } = settings;
  return {
    bind: { command, systemId, password, systemType },
    window,
    perSecond: perSecond / binds,
    tooManyBinds: TOO_MANY_BINDS[profile],
  };
};

/** In the order in which they are made. */
const commandsOf = ({ bind, binds }: SmppSettings): readonly BindCommand[] =>
  Array.from({ length: binds }, (): readonly BindCommand[] =>
    bind === 'pair' ? ['bind_transmitter', 'bind_receiver'] : ['bind_transceiver'],
  ).flat();

const answersOf = ({ message, segments }: Asked, result: SegmentResult): SegmentAnswer[] =>
  segments.map((segment) => ({ messageId: message.id, segment, attempt: message.attempt, result }));

/** An SMSC by SMPP 3.4: one bind or several, each with a window; a message's segments leave by one of them. */
export function createSmppDriver(settings: SmppSettings): CarrierDriver {
  const { profile } = settings;
  let host: CarrierHost | null = null;
  const links: Link<Asked>[] = [];
  let peerCertificateEndsAt: Date | null = null;
  const trace = createTrace(profile);
  const exits = createExits(settings);
  const intake = createIntake(
    settings,
    () => host,
    () => {
      for (const link of links) link.halt();
    },
  );

  const answered = (answers: readonly Answered<Asked>[]) => {
    for (const { key } of answers) exits.settle(key);
    host?.submitted(answers.flatMap(({ key, result }) => answersOf(key, resultOf(result, profile))));
    host?.stateChanged();
  };

  for (const command of commandsOf(settings)) {
    const link = createLink<Asked>(settings, sessionOf(settings, command), {
      answered,
      ...intake,
      changed: () => host?.stateChanged(),
      shown: (endsAt) => {
        peerCertificateEndsAt = endsAt;
      },
      exchanged: trace.of(links.length + 1),
    });
    links.push(link);
    if (command !== 'bind_receiver') exits.add(link);
  }

  return {
    start: (to) => {
      host = to;
      for (const link of links) link.start();
    },
    submit: (messages) => {
      const submits = new Map<Link<Asked>, Submit<Asked>[]>();
      const refused: SegmentAnswer[] = [];
      for (const message of messages) {
        const written = writeMessage(message, settings, new Date());
        if (!written.ok) {
          refused.push(...answersOf({ message, segments: message.segments }, refusalOf(written.error)));
          continue;
        }
        const link = exits.choose(message);
        const some = submits.get(link) ?? [];
        submits.set(link, some);
        some.push(...written.value.map(({ segments, body }) => ({ key: { message, segments }, body })));
      }
      if (refused.length > 0) host?.submitted(refused);
      for (const [link, some] of submits) link.submit(some);
    },
    free: exits.room,
    state: () => {
      const trouble = exits.trouble();
      return { bound: exits.isBound(), lastError: trouble ? troubleInWords(trouble, profile) : null };
    },
    details: () => ({ ...detailsOf(links, profile), peerCertificateEndsAt }),
    trace: trace.entries,
    stop: async () => {
      await Promise.all(links.map((link) => link.stop()));
      host = null;
    },
  };
}
