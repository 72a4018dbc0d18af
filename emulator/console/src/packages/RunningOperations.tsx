import { Paper, Progress, Stack, Text } from '@mantine/core'
import type { PackageOperation } from '../api/types'
import { stateOf, titleOf } from './operations'

/** What is being done now. */
export function RunningOperations({ operations }: { operations: PackageOperation[] }) {
  if (operations.length === 0) {
    return null
  }
  return (
    <Stack gap="xs" aria-live="polite">
      {operations.map((operation) => (
        <Paper key={operation.id} p="sm">
          <Text size="sm" fw={600} className="breakable">
            {titleOf(operation)}
          </Text>
          <Text size="sm" c="dimmed" className="breakable">
            {stateOf(operation)}
          </Text>
          <Progress
            mt={6}
            value={Math.round(100 * operation.progress)}
            animated
            color={operation.state === 'trial' ? 'blue' : 'dune'}
            aria-label={titleOf(operation)}
          />
        </Paper>
      ))}
    </Stack>
  )
}
