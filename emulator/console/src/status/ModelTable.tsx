import { Table } from '@mantine/core'
import type { GatewayStatus } from '../api/types'
import { Empty } from '../components/Empty'
import { Section } from '../components/Section'
import { StateBadge } from '../components/StateBadge'

/** The neural networks that the gateway knows. */
export function ModelTable({ models }: { models: GatewayStatus['models'] }) {
  return (
    <Section title="Models" height={420}>
      {models.length === 0 ? (
        <Empty title="No model">Models come with packages.</Empty>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Version</Table.Th>
              <Table.Th>Platform</Table.Th>
              <Table.Th>State</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {models.map(({ name, version, platform, loaded }) => (
              <Table.Tr key={`${name} ${version}`}>
                <Table.Td className="breakable">{name}</Table.Td>
                <Table.Td>{version}</Table.Td>
                <Table.Td>{platform}</Table.Td>
                <Table.Td>
                  <StateBadge state={loaded ? 'loaded' : 'not loaded'} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
