import { Paper, Progress, SimpleGrid, Text } from '@mantine/core'
import type { GatewayStatus } from '../api/types'
import { bytes, duration, short, versionIn } from '../components/format'

/** The gateway in a few numbers. */
export function Figures({ status }: { status: GatewayStatus }) {
  const heap = status.heap_max > 0 ? (100 * status.heap_used) / status.heap_max : 0
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
      <Figure
        label="Uptime"
        value={duration(status.uptime_ms)}
        note={`Java ${versionIn(status.java)}`}
        hint={status.java}
      />
      <Figure label="Heap" value={bytes(status.heap_used)} note={`of ${bytes(status.heap_max)}`} percent={heap} />
      <Figure label="Resident memory" value={bytes(status.resident)} note={`${short(status.classes)} classes`} />
      <Figure label="Threads" value={String(status.threads)} note="in the process" />
      <Figure
        label="Load"
        value={status.load < 0 ? '–' : status.load.toFixed(2)}
        note={`on ${status.processors} processor${status.processors === 1 ? '' : 's'}`}
      />
      <Figure
        label="Marram"
        value={status.version}
        note={`Kura ${versionIn(status.kura)} · Equinox ${versionIn(status.osgi)}`}
        hint={status.osgi}
      />
    </SimpleGrid>
  )
}

interface FigureProps {
  label: string
  value: string
  note: string
  hint?: string
  percent?: number
}

function Figure({ label, value, note, hint, percent }: FigureProps) {
  return (
    <Paper p="sm" style={{ minWidth: 0 }}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={650} size="lg" className="breakable">
        {value}
      </Text>
      <Text size="xs" c="dimmed" className="breakable" title={hint}>
        {note}
      </Text>
      {percent !== undefined && (
        <Progress
          value={percent}
          size="xs"
          mt={6}
          color={percent > 90 ? 'red' : 'dune'}
          aria-label={`${label} in use`}
        />
      )}
    </Paper>
  )
}
