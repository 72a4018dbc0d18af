import { Table, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { GatewayStatus } from '../api/types'
import { Empty } from '../components/Empty'
import { Section } from '../components/Section'
import { StateBadge } from '../components/StateBadge'

/** The bundles in the framework, with a search. */
export function BundleTable({ bundles }: { bundles: GatewayStatus['bundles'] }) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = bundles.filter(({ name, version, state }) =>
    `${name} ${version} ${state}`.toLowerCase().includes(wanted),
  )
  return (
    <Section
      title={`Bundles (${bundles.length})`}
      height={420}
      actions={
        <TextInput
          aria-label="Search bundles"
          placeholder="Search"
          type="search"
          size="xs"
          w={180}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      }
    >
      {found.length === 0 ? (
        <Empty title="Nothing found" />
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="numeric">Id</Table.Th>
              <Table.Th>Name</Table.Th>
              <Table.Th>Version</Table.Th>
              <Table.Th>State</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map(({ id, name, version, state }) => (
              <Table.Tr key={id}>
                <Table.Td className="numeric">{id}</Table.Td>
                <Table.Td className="breakable">{name}</Table.Td>
                <Table.Td className="breakable">{version}</Table.Td>
                <Table.Td>
                  <StateBadge state={state} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
