/** An answer of the gateway that is not a success, or none at all (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Seconds to wait before the next attempt, when the gateway says so. */
    readonly retryAfter?: number,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

let xsrfToken: string | undefined
let signedOut: () => void = () => undefined

/** Called whenever the gateway no longer knows the session. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

/** The session's token, which every request must carry. */
export function setXsrfToken(token: string | undefined): void {
  xsrfToken = token
}

interface Failures {
  message?: unknown
  failures?: { id?: unknown; message?: unknown }[]
}

/** The reason in words, out of Kura's two forms of an error's body. */
export function reasonOf(body: string, status: number): string {
  try {
    const parsed = JSON.parse(body) as Failures
    if (Array.isArray(parsed.failures) && parsed.failures.length > 0) {
      return parsed.failures.map((failure) => String(failure.message ?? failure.id)).join('\n')
    }
    if (typeof parsed.message === 'string' && parsed.message) {
      return parsed.message
    }
  } catch {
    // Not JSON: fall through to the status.
  }
  return `The gateway answered with status ${status}.`
}

async function send(method: string, path: string, body: BodyInit | undefined, type?: string): Promise<Response> {
  const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest' }
  if (type) {
    headers['Content-Type'] = type
  }
  if (xsrfToken) {
    headers['X-XSRF-Token'] = xsrfToken
  }
  let response: Response
  try {
    response = await fetch(`/services${path}`, { method, headers, body, credentials: 'same-origin', cache: 'no-store' })
  } catch {
    throw new ApiError(0, 'The gateway does not answer.')
  }
  if (!response.ok) {
    const retry = Number(response.headers.get('Retry-After'))
    const error = new ApiError(
      response.status,
      reasonOf(await response.text(), response.status),
      Number.isFinite(retry) && retry > 0 ? retry : undefined,
    )
    // Answers about the session itself, such as a wrong password, do not end it.
    if (response.status === 401 && !path.startsWith('/session/')) {
      signedOut()
    }
    throw error
  }
  return response
}

/** Sends JSON, if any, and reads JSON, if any. */
export async function request<T = void>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const response =
    body === undefined
      ? await send(method, path, undefined)
      : await send(method, path, JSON.stringify(body), 'application/json')
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** Sends a file the way a form does. */
export async function upload(path: string, file: File): Promise<void> {
  const form = new FormData()
  form.append('file', file, file.name)
  await send('POST', path, form)
}

/** Reads a picture. */
export async function picture(path: string): Promise<Blob> {
  return (await send('GET', path, undefined)).blob()
}
