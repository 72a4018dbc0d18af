import { expect, it } from 'vitest'
import type { ComponentConfiguration } from '../api/types'
import { matching, servicesOf } from './serviceList'

const text = (value: string) => ({ type: 'STRING' as const, value })
const all: ComponentConfiguration[] = [
  { pid: 'org.eclipse.kura.wire.graph.WireGraphService', definition: { id: 'g' } },
  { pid: 'io.acme.Hello', definition: { id: 'h', name: 'Hello' }, properties: {} },
  {
    pid: 'pub1',
    definition: { id: 'p', name: 'Publisher' },
    properties: { 'service.factoryPid': text('io.acme.Publisher') },
  },
  { pid: 'timer', definition: { id: 't', name: 'Timer' }, properties: { 'service.factoryPid': text('Timer') } },
  { pid: 'bare', properties: {} },
]
const services = servicesOf(all, new Set(['Timer']))

it('lists what can be configured and is no part of the wire graph, by name', () => {
  expect(services.map(({ name }) => name)).toEqual(['Hello', 'pub1'])
})

it('finds components by all words of a search, in name, PID or factory', () => {
  expect(matching(services, 'ACME publisher').map(({ pid }) => pid)).toEqual(['pub1'])
  expect(matching(services, '').map(({ pid }) => pid)).toEqual(['io.acme.Hello', 'pub1'])
})
