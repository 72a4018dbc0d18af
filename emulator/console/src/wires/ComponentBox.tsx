import { Handle, Position, type NodeProps } from '@xyflow/react'
import { short } from '../components/format'
import classes from './ComponentBox.module.css'
import { portId, type ComponentNode } from './flow'

/** One component in the picture, with its ports and its live numbers. */
export function ComponentBox({ data, selected }: NodeProps<ComponentNode>) {
  const { component, kind, known, stage } = data
  const { inputPortCount, outputPortCount, inputPortNames, outputPortNames } = component
  const rows = Math.max(inputPortCount, outputPortCount)
  return (
    <div
      className={classes.box}
      data-selected={selected}
      data-unknown={!known}
      style={{ minHeight: 46 + 18 * Math.max(1, rows) }}
    >
      <div className={classes.name}>{component.pid}</div>
      <div className={classes.kind}>{known ? kind : `${kind}: no such component`}</div>
      <div className={classes.figures}>
        {stage ? `${short(stage.per_second)}/s · ${short(stage.mean_ms)} ms` : 'idle'}
        {stage && stage.failed > 0 && <span className={classes.failed}> · {stage.failed} failed</span>}
      </div>
      <Ports type="target" count={inputPortCount} names={inputPortNames} />
      <Ports type="source" count={outputPortCount} names={outputPortNames} />
    </div>
  )
}

function Ports({ type, count, names }: { type: 'source' | 'target'; count: number; names: Record<string, string> }) {
  const input = type === 'target'
  return Array.from({ length: count }, (_, port) => {
    const name = names[String(port)] ?? (count > 1 ? String(port) : undefined)
    const title = `${input ? 'Input' : 'Output'} ${names[String(port)] ?? port}`
    const top = `${(100 * (port + 1)) / (count + 1)}%`
    return (
      <div key={port}>
        <Handle
          type={type}
          id={portId(port)}
          position={input ? Position.Left : Position.Right}
          style={{ top }}
          className={classes.port}
          title={title}
          aria-label={title}
        />
        {name && (
          <span className={input ? classes.inputName : classes.outputName} style={{ top }}>
            {name}
          </span>
        )}
      </div>
    )
  })
}
