import { AlertOutbox } from '@/components/alerts/AlertOutbox';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('alerts');

type Props = { params: Promise<{ serviceName: string }> };

export default async function AlertsPage({ params }: Props) {
  return <AlertOutbox serviceName={(await params).serviceName} />;
}
