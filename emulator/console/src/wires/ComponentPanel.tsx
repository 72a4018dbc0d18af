import { Alert, Button, CloseButton, Drawer, Group, Paper, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { ComponentForm } from '../metatype/ComponentForm'
import { formOf } from '../metatype/form'
import type { Values } from '../metatype/values'
import { Connections } from './Connections'
import { problemsShown, type Draft, type DraftComponent, type DraftWire } from './draft'
import type { Palette } from './useWires'

interface ComponentPanelProps {
  component: DraftComponent | undefined
  palette: Palette
  draft: Draft
  onClose: () => void
  onRemove: (pid: string) => void
  onConfigure: (pid: string, edited: Values) => void
  onConnect: (wire: DraftWire) => void
  onDisconnect: (wire: DraftWire) => void
}

/** The chosen component: beside the picture where there is room, over it on a phone. */
export function ComponentPanel({ component, onClose, ...rest }: ComponentPanelProps) {
  const beside = useMediaQuery('(min-width: 62em)', true)
  const content = component && <PanelContent key={component.pid} component={component} {...rest} />
  if (!beside) {
    return (
      <Drawer
        opened={component !== undefined}
        onClose={onClose}
        position="bottom"
        size="75%"
        title={component?.pid}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {content}
      </Drawer>
    )
  }
  if (!component) {
    return null
  }
  return (
    <Paper component="section" aria-label={component.pid} p="md" w={360} style={{ flexShrink: 0, overflow: 'auto' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} className="breakable">
          {component.pid}
        </Title>
        <CloseButton aria-label="Close" onClick={onClose} />
      </Group>
      {content}
    </Paper>
  )
}

function PanelContent({
  component,
  palette,
  draft,
  onRemove,
  onConfigure,
  onConnect,
  onDisconnect,
}: Omit<ComponentPanelProps, 'component' | 'onClose'> & { component: DraftComponent }) {
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
      <Connections pid={pid} draft={draft} onConnect={onConnect} onDisconnect={onDisconnect} />
      <Button mt="lg" variant="subtle" color="red" onClick={() => onRemove(pid)}>
        Remove {pid}
      </Button>
    </>
  )
}

function Configuration({
  component,
  palette,
  onConfigure,
}: Pick<ComponentPanelProps, 'palette' | 'onConfigure'> & { component: DraftComponent }) {
  const { pid, factoryPid, properties, edited } = component
  const { fields, values } = formOf(palette.metatypeOf(factoryPid), properties, edited)
  return (
    <ComponentForm
      owner={factoryPid}
      fields={fields}
      values={values}
      problems={problemsShown(component, palette.metatypeOf)}
      onChange={(id, value) => onConfigure(pid, { ...edited, [id]: value })}
    />
  )
}
