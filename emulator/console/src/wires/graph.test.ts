import { describe, expect, it } from 'vitest'
import { timerAttributes } from '../../fake/state'
import type { ComponentConfiguration, WireComponentDefinition } from '../api/types'
import { draftOf, GRAPH_SERVICE, misconfigured, sameDraft, snapshotOf, type Draft, type DraftWire } from './draft'
import {
  configured,
  freePosition,
  moved,
  newComponent,
  portName,
  possibleWires,
  wireProblem,
  withComponent,
  withoutComponents,
  withoutWires,
  withWire,
  wireId,
} from './edits'
import { edgesOf, nodesOf, wireOf } from './flow'

// As a gateway with Kura 5.6 sends it.
const stored = {
  components: [
    {
      pid: 'timer',
      inputPortCount: 0,
      outputPortCount: 1,
      renderingProperties: { position: { x: -300, y: 0 }, inputPortNames: {}, outputPortNames: {} },
    },
    {
      pid: 'echo',
      inputPortCount: 1,
      outputPortCount: 1,
      renderingProperties: { position: { x: -100, y: 0 }, inputPortNames: {}, outputPortNames: { '0': 'out' } },
    },
  ],
  wires: [{ emitter: 'timer', emitterPort: 0, receiver: 'echo', receiverPort: 0 }],
}
const text = (value: string) => ({ type: 'STRING' as const, value })
const snapshot: ComponentConfiguration[] = [
  { pid: GRAPH_SERVICE, properties: { WireGraph: text(JSON.stringify(stored)) } },
  {
    pid: 'timer',
    properties: {
      'kura.service.pid': text('timer'),
      'service.factoryPid': text('Timer'),
      'simple.interval': { type: 'INTEGER', value: 2 },
    },
  },
  {
    pid: 'echo',
    properties: { 'kura.service.pid': text('echo'), 'service.factoryPid': text('Echo'), 'service.pid': text('Echo-1') },
  },
]
const metatypeOf = (factoryPid: string) => (factoryPid === 'Timer' ? { id: 'Timer', ad: timerAttributes } : undefined)
const definition: WireComponentDefinition = {
  factoryPid: 'Timer',
  minInputPorts: 0,
  maxInputPorts: 0,
  defaultInputPorts: 0,
  minOutputPorts: 1,
  maxOutputPorts: 1,
  defaultOutputPorts: 1,
  componentOCD: timerAttributes,
}
const wire = (emitter: string, receiver: string): DraftWire => ({ emitter, emitterPort: 0, receiver, receiverPort: 0 })
const draft = draftOf(snapshot)

describe('a wire graph', () => {
  it('is read from the snapshot and written back as it was', () => {
    expect(draft.components.map(({ pid, factoryPid, position }) => [pid, factoryPid, position.x])).toEqual([
      ['timer', 'Timer', -300],
      ['echo', 'Echo', -100],
    ])
    const [graph, ...components] = snapshotOf(draft, metatypeOf)
    expect(JSON.parse(String(graph?.properties?.WireGraph?.value))).toEqual(stored)
    expect(components).toEqual([
      { pid: 'timer', properties: { 'kura.service.pid': text('timer'), 'service.factoryPid': text('Timer') } },
      { pid: 'echo', properties: { 'kura.service.pid': text('echo'), 'service.factoryPid': text('Echo') } },
    ])
  })

  it('is empty when the gateway has none', () => {
    expect(draftOf([{ pid: GRAPH_SERVICE, properties: {} }])).toEqual({ components: [], wires: [] })
  })

  it('gets a component with the ports of its definition, right of the others', () => {
    const added = withComponent(draft, newComponent('t2', definition, freePosition(draft)))
    expect(added.components.at(-1)).toMatchObject({
      pid: 't2',
      inputPortCount: 0,
      outputPortCount: 1,
      position: { x: 160, y: 0 },
    })
    expect(sameDraft(draft, added, metatypeOf)).toBe(false)
  })

  it('loses the wires of a component that is removed', () => {
    expect(withoutComponents(draft, new Set(['echo']))).toMatchObject({ components: [{ pid: 'timer' }], wires: [] })
    expect(withoutWires(draft, new Set([wireId(wire('timer', 'echo'))])).wires).toEqual([])
  })

  it('keeps positions in whole pixels', () => {
    expect(moved(draft, 'echo', { x: 1.4, y: 2.6 }).components[1]?.position).toEqual({ x: 1, y: 3 })
  })

  it('sends what was typed into the form of a component, and nothing when it was typed back', () => {
    const edited = configured(draft, 'timer', { 'simple.interval': '7' })
    expect(snapshotOf(edited, metatypeOf)[1]?.properties).toMatchObject({
      'simple.interval': { type: 'INTEGER', value: 7 },
    })
    expect(sameDraft(draft, configured(draft, 'timer', { 'simple.interval': '2' }), metatypeOf)).toBe(true)
    expect(misconfigured(edited, metatypeOf)).toEqual([])
    expect(misconfigured(configured(draft, 'timer', { 'simple.interval': 'x' }), metatypeOf)).toEqual(['timer'])
  })

  it('needs what is required of a new component, and leaves alone what the gateway has accepted', () => {
    const required = () => ({
      id: 'Timer',
      ad: [{ id: 'broker', type: 'STRING' as const, cardinality: 0, isRequired: true }],
    })
    const added = withComponent(draft, newComponent('t2', { ...definition, componentOCD: [] }, { x: 0, y: 0 }))
    expect(misconfigured(added, required)).toEqual(['t2'])
  })

  it('refuses a second wire between the same ports, a wire to itself, and a cycle of any length', () => {
    expect(wireProblem(draft, wire('timer', 'echo'))).toMatch(/connected already/)
    expect(wireProblem(draft, wire('echo', 'echo'))).toMatch(/itself/)
    const longer: Draft = withWire(draft, wire('echo', 'logger'))
    expect(wireProblem(longer, wire('logger', 'timer'))).toBe('This would make a cycle: timer → echo → logger → timer.')
    expect(wireProblem(longer, wire('timer', 'logger'))).toBeUndefined()
  })

  it("offers every wire that can still be added, by the ports' names", () => {
    const more = withComponent(
      draft,
      newComponent(
        'join',
        { ...definition, factoryPid: 'Join', inputPortNames: { '1': 'right' } },
        { x: 0, y: 0 },
        { inputs: 2, outputs: 0 },
      ),
    )
    expect(possibleWires(more, 'timer').map((possible) => portName(more, possible))).toEqual(['join, 0', 'join, right'])
    expect(possibleWires(more, 'join')).toEqual([])
  })

  it('becomes boxes and lines, and a line drawn by hand becomes a wire', () => {
    const stage = {
      pid: 'echo',
      factory: 'Echo',
      received: 1,
      emitted: 1,
      failed: 0,
      per_second: 2,
      mean_ms: 3,
      p99_ms: 4,
      max_ms: 5,
    }
    const nodes = nodesOf(draft, new Map([['Timer', 'Timer']]), [stage], 'echo')
    expect(nodes.map(({ id, selected, data }) => [id, selected, data.known, data.stage?.mean_ms])).toEqual([
      ['timer', false, true, undefined],
      ['echo', true, false, 3],
    ])
    const [edge] = edgesOf(draft)
    expect(edge).toMatchObject({ source: 'timer', target: 'echo', sourceHandle: 'port-0', targetHandle: 'port-0' })
    expect(wireOf({ source: 'a', sourceHandle: 'port-1', target: 'b', targetHandle: 'port-2' })).toEqual({
      emitter: 'a',
      emitterPort: 1,
      receiver: 'b',
      receiverPort: 2,
    })
  })
})
