import { Table, Text } from '@mantine/core'
import type { Stage } from '../api/types'
import { Empty } from '../components/Empty'
import { short } from '../components/format'
import { Section } from '../components/Section'

const COLUMNS: { title: string; value: (stage: Stage) => string }[] = [
  { title: 'per second', value: (stage) => short(stage.per_second) },
  { title: 'mean ms', value: (stage) => short(stage.mean_ms) },
  { title: 'p99 ms', value: (stage) => short(stage.p99_ms) },
  { title: 'max ms', value: (stage) => short(stage.max_ms) },
  { title: 'received', value: (stage) => stage.received.toLocaleString('en') },
  { title: 'emitted', value: (stage) => stage.emitted.toLocaleString('en') },
]

/** What each wire component has done, and how quickly. */
export function StageTable({ stages }: { stages: Stage[] }) {
  if (stages.length === 0) {
    return (
      <Section title="Stages">
        <Empty title="Nothing has passed through the wires yet" />
      </Section>
    )
  }
  return (
    <Section title="Stages">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Component</Table.Th>
            {COLUMNS.map(({ title }) => (
              <Table.Th key={title} className="numeric">
                {title}
              </Table.Th>
            ))}
            <Table.Th className="numeric">failed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stages.map((stage) => (
            <Table.Tr key={stage.pid}>
              <Table.Td miw={140}>
                {stage.pid}
                <Text size="xs" c="dimmed" className="breakable">
                  {stage.factory}
                </Text>
              </Table.Td>
              {COLUMNS.map(({ title, value }) => (
                <Table.Td key={title} className="numeric">
                  {value(stage)}
                </Table.Td>
              ))}
              <Table.Td className="numeric">
                <Text span inherit c={stage.failed > 0 ? 'red' : undefined} fw={stage.failed > 0 ? 600 : undefined}>
                  {stage.failed.toLocaleString('en')}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
