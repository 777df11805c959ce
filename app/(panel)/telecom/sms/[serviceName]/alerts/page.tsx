import { AlertOutbox } from '@/components/alerts/AlertOutbox';
import { AlertTextsButton } from '@/components/api-users/AlertTextsButton';
import { FirstReads, first, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';
import { LIMITED_API_USERS } from '@/lib/schemas/api-user';

export const generateMetadata = titled('alerts');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function AlertsPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const reads = [
    firstList(READS.alerts, await searchParams),
    first(READS.apiUsers, LIMITED_API_USERS),
    first(READS.trouble, {}),
  ];
  return (
    <FirstReads serviceName={serviceName} reads={reads}>
      <AlertOutbox serviceName={serviceName} actions={<AlertTextsButton serviceName={serviceName} />} />
    </FirstReads>
  );
}
