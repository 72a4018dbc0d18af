import { Group, Stack, Text } from '@mantine/core'
import type { PackageOperation } from '../api/types'
import { duration, moment } from '../components/format'
import { Section } from '../components/Section'
import { StateBadge } from '../components/StateBadge'
import { titleOf } from './operations'

/** What was done before, newest first, with the reasons of what went wrong. */
export function OperationHistory({ operations }: { operations: PackageOperation[] }) {
  if (operations.length === 0) {
    return null
  }
  return (
    <Section title="History" height={480}>
      <Stack gap="sm" px="sm" component="ul" style={{ listStyle: 'none', margin: 0 }}>
        {operations.map((operation) => (
          <li key={operation.id}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" className="breakable">
                  {titleOf(operation)}
                </Text>
                <Text size="xs" c="dimmed">
                  {moment(operation.started)}
                  {operation.ended ? `, took ${duration(operation.ended - operation.started)}` : ''}
                </Text>
                {operation.state !== 'done' && (
                  <Text size="sm" c="red" className="breakable" style={{ whiteSpace: 'pre-wrap' }}>
                    {operation.message}
                  </Text>
                )}
              </div>
              <StateBadge state={operation.state} />
            </Group>
          </li>
        ))}
      </Stack>
    </Section>
  )
}
