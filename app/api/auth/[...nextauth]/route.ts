import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/panel/auth-options';
import { isAuthCall, isReadable } from '@/lib/panel/auth-request';

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = async (request: NextRequest, context: Context): Promise<Response> => {
  if (!isAuthCall(request.method, (await context.params).nextauth)) return new Response(null, { status: 404 });
  if (!(await isReadable(request, request.cookies.getAll())))
    return Response.json({ error: 'unreadable' }, { status: 400 });
  return NextAuth(request, context, authOptions());
};

export { handler as GET, handler as POST };
