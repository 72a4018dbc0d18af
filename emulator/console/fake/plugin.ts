import type { Plugin } from 'vite'

export function fakeGateway(): Plugin {
  return { name: 'fake-gateway' }
}
