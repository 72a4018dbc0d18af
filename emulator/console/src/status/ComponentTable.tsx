import { Table, Text } from '@mantine/core'
import type { GatewayStatus } from '../api/types'
import { Section } from '../components/Section'
import { StateBadge } from '../components/StateBadge'

/** Components that do not run, with the reason. */
export function ComponentTable({ components }: { components: GatewayStatus['components'] }) {
  return (
    <Section title="Components that do not run" height={320}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Component</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Reason</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {components.map(({ name, pid, state, failure }, index) => (
            <Table.Tr key={`${name} ${pid ?? index}`}>
              <Table.Td className="breakable" miw={180}>
                {name}
                {pid && pid !== name && (
                  <Text size="xs" c="dimmed">
                    {pid}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <StateBadge state={state} />
              </Table.Td>
              <Table.Td className="breakable" miw={200}>
                {failure}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
