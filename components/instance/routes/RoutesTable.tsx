'use client';

import { ArrowUp, CircleCheck, Ellipsis, Pencil, Power, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RouteRow } from '@/lib/schemas/route-list';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { Status } from '../../ui/Status';
import { type Column, Table } from '../../ui/Table';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { carrierPage } from '../carrier-page';
import type { OpenRouteDialog } from './RouteDialog';
import { useRouteName } from './use-route-name';

type Actions = {
  onOpen: (dialog: OpenRouteDialog) => void;
  onEnable: (route: RouteRow) => void;
  onEarlier: (route: RouteRow) => void;
};

/** One line for each route, in the order in which they are tried. */
export function RoutesTable({ routes, ...actions }: Actions & { routes: readonly RouteRow[] }) {
  const t = useTranslations('instance.routes');
  const format = useFormat();
  const columns: readonly Column<RouteRow>[] = [
    {
      name: 'prefix',
      head: t('columns.prefix'),
      isTitle: true,
      cell: ({ prefix }) => (prefix === '' ? t('anyNumber') : <span className="font-mono">{`+${prefix}`}</span>),
    },
    {
      name: 'carrier',
      head: t('columns.carrier'),
      cell: ({ carrier }) => <TextLink href={carrierPage(carrier)}>{carrier}</TextLink>,
    },
    {
      name: 'account',
      head: t('columns.account'),
      cell: ({ serviceName }) => serviceName ?? <span className="text-muted">{t('anyAccount')}</span>,
    },
    {
      name: 'sender',
      head: t('columns.sender'),
      cell: ({ senderKind, senderPattern }) =>
        senderKind === 'pattern' ? (
          <span className="font-mono text-2xs">{senderPattern}</span>
        ) : (
          t(`senders.${senderKind}`)
        ),
    },
    { name: 'rank', head: t('columns.rank'), numeric: true, cell: ({ rank }) => format.count(rank) },
    { name: 'weight', head: t('columns.weight'), numeric: true, cell: ({ weight }) => format.count(weight) },
    {
      name: 'state',
      head: t('columns.state'),
      cell: (route) => <RouteState route={route} />,
    },
  ];
  return (
    <Table
      rows={routes}
      keyOf={({ id }) => id}
      columns={columns}
      actions={{ head: t('actions'), of: (route) => <RouteMenu route={route} {...actions} /> }}
    />
  );
}

function RouteState({ route: { isEnabled, isInForce } }: { route: RouteRow }) {
  const t = useTranslations('instance.routes');
  if (!isEnabled) return <Status signal="off">{t('off')}</Status>;
  return isInForce ? <Status signal="good">{t('on')}</Status> : <Status signal="warn">{t('passedOver')}</Status>;
}

function RouteMenu({ route, onOpen, onEnable, onEarlier }: Actions & { route: RouteRow }) {
  const t = useTranslations('instance.routes.menu');
  const nameOf = useRouteName();
  return (
    <Menu
      trigger={
        <IconButton label={t('for', { name: nameOf(route) })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={[
        {
          label: t('change'),
          icon: <Pencil aria-hidden="true" className="size-4" />,
          onSelect: () => onOpen({ kind: 'change', route }),
        },
        {
          label: t('earlier'),
          icon: <ArrowUp aria-hidden="true" className="size-4" />,
          onSelect: () => onEarlier(route),
        },
        {
          label: t(route.isEnabled ? 'disable' : 'enable'),
          icon: route.isEnabled ? (
            <Power aria-hidden="true" className="size-4" />
          ) : (
            <CircleCheck aria-hidden="true" className="size-4" />
          ),
          // What stops something asks first.
          onSelect: () => (route.isEnabled ? onOpen({ kind: 'disable', route }) : onEnable(route)),
        },
        {
          label: t('delete'),
          icon: <Trash2 aria-hidden="true" className="size-4" />,
          danger: true,
          onSelect: () => onOpen({ kind: 'delete', route }),
        },
      ]}
    />
  );
}
