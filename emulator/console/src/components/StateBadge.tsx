import { Badge } from '@mantine/core'

const GOOD = new Set(['ACTIVE', 'CONNECTED', 'done', 'SATISFIED', 'loaded'])
const BAD = new Set(['failed', 'rolled-back', 'UNSATISFIED', 'FAILED', 'FAILED_ACTIVATION', 'INSTALLED'])
const BUSY = new Set(['queued', 'downloading', 'installing', 'trial', 'STARTING', 'STOPPING'])

/** A state in the gateway's own word, coloured by what it means. */
export function StateBadge({ state }: { state: string }) {
  const color = GOOD.has(state) ? 'dune' : BAD.has(state) ? 'red' : BUSY.has(state) ? 'blue' : 'gray'
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      tt="none"
      style={{ flexShrink: 0, overflow: 'visible' }}
      styles={{ label: { overflow: 'visible' } }}
    >
      {state.toLowerCase().replaceAll('_', ' ').replaceAll('-', ' ')}
    </Badge>
  )
}
