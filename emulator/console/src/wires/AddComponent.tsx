import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { WireComponentDefinition } from '../api/types'
import { pidProblem } from '../metatype/pid'
import type { Draft, DraftComponent } from './draft'
import { freePosition, newComponent } from './edits'
import type { Palette } from './useWires'

interface AddComponentProps {
  opened: boolean
  palette: Palette
  draft: Draft
  onClose: () => void
  onAdd: (component: DraftComponent) => void
}

/** The palette: chooses a kind and a name for one more component. */
export function AddComponent({ opened, onClose, ...form }: AddComponentProps) {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title="Add a component">
      <AddForm {...form} />
    </Modal>
  )
}

function AddForm({ palette, draft, onAdd }: Pick<AddComponentProps, 'palette' | 'draft' | 'onAdd'>) {
  const [definition, setDefinition] = useState<WireComponentDefinition>()
  const [pid, setPid] = useState('')
  const [ports, setPorts] = useState({ inputs: 0, outputs: 0 })
  const taken = new Set(draft.components.map((component) => component.pid))
  const problem = pid ? pidProblem(pid, taken) : undefined
  const choose = (factoryPid: string | null) => {
    const chosen = palette.definitions.find((candidate) => candidate.factoryPid === factoryPid)
    setDefinition(chosen)
    setPorts({ inputs: chosen?.defaultInputPorts ?? 0, outputs: chosen?.defaultOutputPorts ?? 0 })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (definition && pid && !problem) {
      onAdd(newComponent(pid.trim(), definition, freePosition(draft), ports))
    }
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label="Kind"
          required
          searchable
          data={palette.definitions.map(({ factoryPid }) => ({
            value: factoryPid,
            label: palette.kinds.get(factoryPid) ?? factoryPid,
          }))}
          value={definition?.factoryPid ?? null}
          onChange={choose}
          nothingFoundMessage="No such kind"
          description={definition?.factoryPid}
        />
        <TextInput
          label="Name"
          description="The component is known by this; it cannot be changed later."
          required
          autoComplete="off"
          value={pid}
          error={problem}
          onChange={(event) => setPid(event.currentTarget.value)}
        />
        {definition && definition.minInputPorts !== definition.maxInputPorts && (
          <PortCount
            label="Inputs"
            min={definition.minInputPorts}
            max={definition.maxInputPorts}
            value={ports.inputs}
            onChange={(inputs) => setPorts((before) => ({ ...before, inputs }))}
          />
        )}
        {definition && definition.minOutputPorts !== definition.maxOutputPorts && (
          <PortCount
            label="Outputs"
            min={definition.minOutputPorts}
            max={definition.maxOutputPorts}
            value={ports.outputs}
            onChange={(outputs) => setPorts((before) => ({ ...before, outputs }))}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={!definition || !pid || problem !== undefined}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

// A definition without an upper limit says so with a very large one.
const MOST_PORTS = 32

interface PortCountProps {
  label: string
  min: number
  max: number
  value: number
  onChange: (count: number) => void
}

function PortCount({ label, min, max, value, onChange }: PortCountProps) {
  return (
    <NumberInput
      label={label}
      min={min}
      max={Math.min(max, MOST_PORTS)}
      clampBehavior="strict"
      allowDecimal={false}
      value={value}
      onChange={(next) => onChange(Number(next) || min)}
    />
  )
}
