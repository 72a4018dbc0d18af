import { afterEach, expect, it, vi } from 'vitest'
import { ApiError, onSignedOut, reasonOf, request, setXsrfToken } from './http'

afterEach(() => {
  vi.unstubAllGlobals()
  setXsrfToken(undefined)
})

it('takes the reason of a failure from either form of the answer', () => {
  expect(reasonOf('{"message":"no such thing"}', 400)).toBe('no such thing')
  expect(
    reasonOf('{"failures":[{"id":"create:a","message":"pid a already exists"},{"id":"b","message":"and b"}]}', 500),
  ).toBe('pid a already exists\nand b')
  expect(reasonOf('<html>', 502)).toBe('The gateway answered with status 502.')
})

it('sends the token of the session and reads JSON', async () => {
  const fetched = vi.fn(async (_path: string, _options: RequestInit) => new Response('{"a":1}'))
  vi.stubGlobal('fetch', fetched)
  setXsrfToken('abc')
  expect(await request('POST', '/x', { b: 2 })).toEqual({ a: 1 })
  const [path, options] = fetched.mock.calls[0]!
  expect(path).toBe('/services/x')
  expect(options.headers).toMatchObject({ 'X-XSRF-Token': 'abc', 'Content-Type': 'application/json' })
})

it('reads an empty answer as nothing', async () => {
  vi.stubGlobal('fetch', async () => new Response(''))
  expect(await request('PUT', '/x', {})).toBeUndefined()
})

it('tells when the session has ended and how long to wait', async () => {
  const signedOut = vi.fn()
  onSignedOut(signedOut)
  vi.stubGlobal('fetch', async () => new Response('{"message":"no"}', { status: 401 }))
  await expect(request('GET', '/x')).rejects.toMatchObject({ status: 401, message: 'no' })
  expect(signedOut).toHaveBeenCalledOnce()
  vi.stubGlobal('fetch', async () => new Response('', { status: 429, headers: { 'Retry-After': '30' } }))
  await expect(request('GET', '/x')).rejects.toMatchObject({ status: 429, retryAfter: 30 })
})

it('says when the gateway does not answer', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')))
  await expect(request('GET', '/x')).rejects.toEqual(new ApiError(0, 'The gateway does not answer.'))
})
