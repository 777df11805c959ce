'use client';

import { useTranslations } from 'use-intl';
import { isRefusedHost } from '@/lib/domain/callbacks/callback-host';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';

type Props = { serviceName: string; host: string };

/** Says that calls to a host will be refused, as far as the host tells by itself. A public one is not asked about. */
export const RefusedHostWarning = (props: Props) => (isRefusedHost(props.host, []) ? <Warning {...props} /> : null);

function Warning({ serviceName, host }: Props) {
  const t = useTranslations('callbacks.url');
  const { data } = useResource(RESOURCES.callbackHost, serviceName, { host });
  return data?.isRefused ? t.rich('refused', { host, setting: (name) => <code>{name}</code> }) : null;
}
