import { Alert, Button, CloseButton, Drawer, Group, Text } from '@mantine/core'
import { ComponentForm } from '../metatype/ComponentForm'
import { formOf, touchedProblems } from '../metatype/form'
import type { Values } from '../metatype/values'
import type { DraftComponent, DraftWire } from './draft'
import type { Palette } from './useWires'

interface ComponentPanelProps {
  component: DraftComponent | undefined
  palette: Palette
  wires: DraftWire[]
  onClose: () => void
  onRemove: (pid: string) => void
  onConfigure: (pid: string, edited: Values) => void
  onDisconnect: (wiresLeft: DraftWire[]) => void
}

/** The chosen component beside the picture: its configuration and its wires. */
export function ComponentPanel({ component, onClose, ...rest }: ComponentPanelProps) {
  return (
    <Drawer
      opened={component !== undefined}
      onClose={onClose}
      position="right"
      size={420}
      title={component?.pid}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      removeScrollProps={{ enabled: false }}
      shadow="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
      styles={{ inner: { pointerEvents: 'none' }, content: { pointerEvents: 'all' }, title: { fontWeight: 600 } }}
    >
      {component && <PanelContent key={component.pid} component={component} {...rest} />}
    </Drawer>
  )
}

function PanelContent({ component, palette, wires, onRemove, onConfigure, onDisconnect }: Omit<ComponentPanelProps, 'component' | 'onClose'> & { component: DraftComponent }) {
  const { pid, factoryPid } = component
  const installed = palette.metatypeOf(factoryPid) !== undefined
  return (
    <>
      <Text size="xs" c="dimmed" mb="md" className="breakable">
        {factoryPid || 'unknown kind'}
      </Text>
      {installed ? (
        <Configuration component={component} palette={palette} onConfigure={onConfigure} />
      ) : (
        <Alert color="red">No such component is installed. Install its package, or remove it here.</Alert>
      )}
      <Connections pid={pid} wires={wires} onDisconnect={onDisconnect} />
      <Button mt="lg" variant="subtle" color="red" onClick={() => onRemove(pid)}>
        Remove {pid}
      </Button>
    </>
  )
}

function Configuration({ component, palette, onConfigure }: Pick<ComponentPanelProps, 'palette' | 'onConfigure'> & { component: DraftComponent }) {
  const { pid, factoryPid, properties, edited } = component
  const { fields, values, problems } = formOf(palette.metatypeOf(factoryPid), properties, edited)
  return (
    <ComponentForm
      owner={factoryPid}
      fields={fields}
      values={values}
      problems={touchedProblems(problems, edited)}
      onChange={(id, value) => onConfigure(pid, { ...edited, [id]: value })}
    />
  )
}

function Connections({ pid, wires, onDisconnect }: Pick<ComponentPanelProps, 'wires' | 'onDisconnect'> & { pid: string }) {
  const own = wires.filter(({ emitter, receiver }) => emitter === pid || receiver === pid)
  if (own.length === 0) {
    return null
  }
  return (
    <div style={{ marginTop: 'var(--mantine-spacing-lg)' }}>
      <Text size="sm" fw={500}>
        Wires
      </Text>
      {own.map((wire) => {
        const text = wire.emitter === pid ? `to ${wire.receiver}` : `from ${wire.emitter}`
        return (
          <Group key={`${text} ${wire.emitterPort} ${wire.receiverPort}`} justify="space-between" wrap="nowrap">
            <Text size="sm" className="breakable">
              {text}
            </Text>
            <CloseButton
              size="sm"
              aria-label={`Disconnect ${text}`}
              onClick={() => onDisconnect(wires.filter((other) => other !== wire))}
            />
          </Group>
        )
      })}
    </div>
  )
}
