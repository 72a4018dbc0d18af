import type { WireComponentDefinition } from '../api/types'
import { fieldsOf } from '../metatype/fields'
import { defaultProperties, type Values } from '../metatype/values'
import type { Draft, DraftComponent, DraftWire, Position } from './draft'

const COLUMN = 260

/** A free place for one more component: right of the rightmost. */
export function freePosition({ components }: Draft): Position {
  if (components.length === 0) {
    return { x: 0, y: 0 }
  }
  const rightmost = components.reduce((a, b) => (b.position.x > a.position.x ? b : a))
  return { x: rightmost.position.x + COLUMN, y: rightmost.position.y }
}

/** A component that the gateway does not have yet, with the number of ports that its definition gives. */
export function newComponent(
  pid: string,
  definition: WireComponentDefinition,
  position: Position,
  ports: { inputs: number; outputs: number } = {
    inputs: definition.defaultInputPorts,
    outputs: definition.defaultOutputPorts,
  },
): DraftComponent {
  return {
    pid,
    factoryPid: definition.factoryPid,
    inputPortCount: ports.inputs,
    outputPortCount: ports.outputs,
    position: { x: Math.round(position.x), y: Math.round(position.y) },
    inputPortNames: definition.inputPortNames ?? {},
    outputPortNames: definition.outputPortNames ?? {},
    properties: defaultProperties(fieldsOf(definition.componentOCD ?? [])),
    edited: {},
  }
}

export function withComponent(draft: Draft, component: DraftComponent): Draft {
  return { ...draft, components: [...draft.components, component] }
}

/** Without these components, and without the wires at them. */
export function withoutComponents({ components, wires }: Draft, pids: ReadonlySet<string>): Draft {
  return {
    components: components.filter(({ pid }) => !pids.has(pid)),
    wires: wires.filter(({ emitter, receiver }) => !pids.has(emitter) && !pids.has(receiver)),
  }
}

export function moved(draft: Draft, pid: string, { x, y }: Position): Draft {
  const position = { x: Math.round(x), y: Math.round(y) }
  return changed(draft, pid, (component) => ({ ...component, position }))
}

/** With these inputs instead of those touched before. */
export function configured(draft: Draft, pid: string, edited: Values): Draft {
  return changed(draft, pid, (component) => ({ ...component, edited }))
}

function changed(draft: Draft, pid: string, change: (component: DraftComponent) => DraftComponent): Draft {
  return {
    ...draft,
    components: draft.components.map((component) => (component.pid === pid ? change(component) : component)),
  }
}

export const wireId = ({ emitter, emitterPort, receiver, receiverPort }: DraftWire) =>
  JSON.stringify([emitter, emitterPort, receiver, receiverPort])

export function withWire(draft: Draft, wire: DraftWire): Draft {
  return { ...draft, wires: [...draft.wires, wire] }
}

export function withoutWires(draft: Draft, ids: ReadonlySet<string>): Draft {
  return { ...draft, wires: draft.wires.filter((wire) => !ids.has(wireId(wire))) }
}

/** Why this wire cannot be added, in words; undefined when it can. */
export function wireProblem({ wires }: Draft, wire: DraftWire): string | undefined {
  if (wire.emitter === wire.receiver) {
    return 'A component cannot be connected with itself.'
  }
  if (wires.some((known) => wireId(known) === wireId(wire))) {
    return 'These ports are connected already.'
  }
  const path = pathBetween(wires, wire.receiver, wire.emitter)
  return path ? `This would make a cycle: ${[...path, wire.receiver].join(' → ')}.` : undefined
}

function pathBetween(wires: DraftWire[], from: string, to: string): string[] | undefined {
  const paths: string[][] = [[from]]
  const seen = new Set([from])
  for (let path = paths.shift(); path; path = paths.shift()) {
    const end = path[path.length - 1] as string
    if (end === to) {
      return path
    }
    for (const { emitter, receiver } of wires) {
      if (emitter === end && !seen.has(receiver)) {
        seen.add(receiver)
        paths.push([...path, receiver])
      }
    }
  }
  return undefined
}

/** Every wire that can still be added from this component. */
export function possibleWires(draft: Draft, pid: string): DraftWire[] {
  const emitter = draft.components.find((component) => component.pid === pid)
  const ports = (count: number) => Array.from({ length: count }, (_, port) => port)
  return ports(emitter?.outputPortCount ?? 0)
    .flatMap((emitterPort) =>
      draft.components.flatMap(({ pid: receiver, inputPortCount }) =>
        ports(inputPortCount).map((receiverPort) => ({ emitter: pid, emitterPort, receiver, receiverPort })),
      ),
    )
    .filter((wire) => wireProblem(draft, wire) === undefined)
}

/** Where a wire leads, with the ports' names where there is more than one. */
export function portName({ components }: Draft, { emitter, emitterPort, receiver, receiverPort }: DraftWire): string {
  const from = components.find(({ pid }) => pid === emitter)
  const to = components.find(({ pid }) => pid === receiver)
  const output = from && from.outputPortCount > 1 ? `${from.outputPortNames[emitterPort] ?? emitterPort} → ` : ''
  const input = to && to.inputPortCount > 1 ? `, ${to.inputPortNames[receiverPort] ?? receiverPort}` : ''
  return `${output}${receiver}${input}`
}
