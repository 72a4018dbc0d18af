import { CloseButton, Group, Select, Text } from '@mantine/core'
import type { Draft, DraftWire } from './draft'
import { possibleWires, portName, wireId } from './edits'

interface ConnectionsProps {
  pid: string
  draft: Draft
  onConnect: (wire: DraftWire) => void
  onDisconnect: (wire: DraftWire) => void
}

/** The wires of a component as a list: what the picture shows, for the keyboard. */
export function Connections({ pid, draft, onConnect, onDisconnect }: ConnectionsProps) {
  const own = draft.wires.filter(({ emitter, receiver }) => emitter === pid || receiver === pid)
  const possible = possibleWires(draft, pid)
  if (own.length === 0 && possible.length === 0) {
    return null
  }
  return (
    <section aria-label="Wires" style={{ marginTop: 'var(--mantine-spacing-lg)' }}>
      <Text size="sm" fw={500}>
        Wires
      </Text>
      {own.map((wire) => {
        const text = wire.emitter === pid ? `to ${wire.receiver}` : `from ${wire.emitter}`
        return (
          <Group key={wireId(wire)} justify="space-between" wrap="nowrap">
            <Text size="sm" className="breakable">
              {text}
            </Text>
            <CloseButton size="sm" aria-label={`Disconnect ${text}`} onClick={() => onDisconnect(wire)} />
          </Group>
        )
      })}
      {possible.length > 0 && (
        <Select
          mt={4}
          aria-label="Connect to"
          placeholder="Connect to …"
          data={possible.map((wire) => ({ value: wireId(wire), label: portName(draft, wire) }))}
          value={null}
          onChange={(id) => {
            const wire = possible.find((candidate) => wireId(candidate) === id)
            if (wire) {
              onConnect(wire)
            }
          }}
        />
      )}
    </section>
  )
}
