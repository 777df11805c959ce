'use client';

import { useTranslations } from 'use-intl';
import { isFinal } from '@/lib/domain/delivery/message-state';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../layout/use-time-zone';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';
import { CallbackDelivery } from './CallbackDelivery';
import { useRedelivery } from './use-redelivery';

/** The calls about one message, each with its attempts, as the callback log shows them. */
export function MessageCallbacks({ serviceName, id }: { serviceName: string; id: number }) {
  const t = useTranslations('callbacks');
  const titles = useTranslations('titles');
  const { data } = useResource(RESOURCES.message, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  const { redeliver } = useRedelivery(serviceName);
  if (!data) return null;
  return (
    <Panel
      title={t('ofMessage')}
      more={<TextLink href={`/telecom/sms/${serviceName}/callbacks`}>{titles('callbacks')}</TextLink>}
    >
      {data.callbacks.length === 0 ? (
        <p className="px-4 py-5 text-muted">{t(isFinal(data.message.state) ? 'noneOfMessage' : 'noneYetOfMessage')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {data.callbacks.map((delivery) => (
            <CallbackDelivery key={delivery.id} delivery={delivery} timeZone={timeZone} onRedeliver={redeliver} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
