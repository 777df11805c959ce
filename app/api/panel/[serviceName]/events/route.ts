import { streamEvents } from '@/lib/panel/stream-events';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ serviceName: string }> };

export const GET = async (request: Request, { params }: Context) => streamEvents(request, (await params).serviceName);
