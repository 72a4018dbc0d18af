import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { routes, type Answer } from './routes.ts'
import { state } from './state.ts'

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk as Buffer)
  }
  const raw = Buffer.concat(chunks).toString()
  const file = /filename="([^"]+)"/.exec(raw)?.[1]
  return (file ? { file } : raw ? JSON.parse(raw) : {}) as Record<string, unknown>
}

function send(response: ServerResponse, { status = 200, body, picture, headers = {} }: Answer): void {
  const type = picture ? 'image/svg+xml' : 'application/json'
  response.writeHead(status, { 'Content-Type': type, ...headers })
  response.end(picture ?? (body === undefined ? '' : JSON.stringify(body)))
}

async function answer(request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://gateway')
  const handler = routes[`${request.method} ${url.pathname}`]
  if (!state.loggedIn && !url.pathname.startsWith('/session/v1/login')) {
    return { status: 401, body: { message: 'Current session is not valid' } }
  }
  return handler ? handler(await bodyOf(request), url) : { status: 404, body: { message: `No ${url.pathname}` } }
}

/** A made-up gateway inside the development server, to work on pages without a real one. */
export function fakeGateway(): Plugin {
  return {
    name: 'fake-gateway',
    configureServer(server) {
      server.middlewares.use('/services', (request, response) => {
        void answer(request).then((result) => send(response, result))
      })
    },
  }
}
