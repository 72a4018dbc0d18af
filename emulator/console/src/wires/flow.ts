import type { Connection, Edge, Node } from '@xyflow/react'
import type { Stage } from '../api/types'
import type { Draft, DraftComponent, DraftWire } from './draft'
import { wireId } from './edits'

export interface ComponentNodeData extends Record<string, unknown> {
  component: DraftComponent
  kind: string
  known: boolean
  stage?: Stage
}

export type ComponentNode = Node<ComponentNodeData, 'component'>

/** Names of factories for people, by factory PID. */
export type Kinds = ReadonlyMap<string, string>

/** The boxes of the picture. */
export function nodesOf(draft: Draft, kinds: Kinds, stages: Stage[], selected?: string): ComponentNode[] {
  const byPid = new Map(stages.map((stage) => [stage.pid, stage]))
  return draft.components.map((component) => ({
    id: component.pid,
    type: 'component',
    position: component.position,
    selected: component.pid === selected,
    ariaLabel: `${component.pid}, ${kinds.get(component.factoryPid) ?? component.factoryPid}`,
    data: {
      component,
      kind: kinds.get(component.factoryPid) ?? component.factoryPid,
      known: kinds.has(component.factoryPid),
      stage: byPid.get(component.pid),
    },
  }))
}

const handle = (port: number) => `port-${port}`
const portOf = (id: string | null | undefined) => Number(id?.replace('port-', '') ?? 0)

/** The lines of the picture. */
export function edgesOf({ wires }: Draft): Edge[] {
  return wires.map((wire) => ({
    id: wireId(wire),
    source: wire.emitter,
    sourceHandle: handle(wire.emitterPort),
    target: wire.receiver,
    targetHandle: handle(wire.receiverPort),
    ariaLabel: `Wire from ${wire.emitter} to ${wire.receiver}`,
  }))
}

/** The wire that a line drawn by hand means. */
export function wireOf({ source, sourceHandle, target, targetHandle }: Connection): DraftWire {
  return { emitter: source, emitterPort: portOf(sourceHandle), receiver: target, receiverPort: portOf(targetHandle) }
}

/** The id of a box's port. */
export const portId = handle
