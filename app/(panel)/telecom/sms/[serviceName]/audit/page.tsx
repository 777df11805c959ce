import { AuditLog } from '@/components/audit/AuditLog';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('audit');

type Props = { params: Promise<{ serviceName: string }> };

export default async function AuditPage({ params }: Props) {
  return <AuditLog serviceName={(await params).serviceName} />;
}
