import { Accordion, Modal, Table, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { snapshots } from '../api/gateway'
import type { ComponentConfiguration, Property } from '../api/types'
import { Loaded } from '../components/Loaded'
import { nameOf } from './SnapshotsPage'

/** What a snapshot holds. */
export function SnapshotContent({ id, onClose }: { id: number | undefined; onClose: () => void }) {
  return (
    <Modal
      opened={id !== undefined}
      onClose={onClose}
      size="xl"
      title={id === undefined ? '' : `Snapshot: ${nameOf(id)}`}
    >
      {id !== undefined && <Content id={id} />}
    </Modal>
  )
}

function Content({ id }: { id: number }) {
  const [search, setSearch] = useState('')
  const content = useQuery({ queryKey: ['snapshot', id], queryFn: () => snapshots.content(id), staleTime: Infinity })
  return (
    <Loaded query={content}>
      {(configs) => {
        const found = configs
          .filter(({ pid }) => pid.toLowerCase().includes(search.trim().toLowerCase()))
          .sort((a, b) => a.pid.localeCompare(b.pid))
        return (
          <>
            <TextInput
              aria-label="Search components of the snapshot"
              placeholder={`Search ${configs.length} components`}
              type="search"
              leftSection={<IconSearch size={16} aria-hidden />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              mb="sm"
            />
            <Accordion variant="contained" multiple>
              {found.map((configuration) => (
                <Accordion.Item key={configuration.pid} value={configuration.pid}>
                  <Accordion.Control className="breakable">{configuration.pid}</Accordion.Control>
                  <Accordion.Panel>
                    <PropertyTable configuration={configuration} />
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </>
        )
      }}
    </Loaded>
  )
}

function PropertyTable({ configuration }: { configuration: ComponentConfiguration }) {
  const properties = Object.entries(configuration.properties ?? {}).sort(([a], [b]) => a.localeCompare(b))
  return (
    <Table fz="xs">
      <Table.Tbody>
        {properties.map(([name, property]) => (
          <Table.Tr key={name}>
            <Table.Td className="breakable" w="40%">
              {name}
            </Table.Td>
            <Table.Td className="breakable">{shown(property)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** A property's value for reading; a password is never shown, whatever the gateway sends. */
export function shown({ type, value }: Property): string {
  if (type === 'PASSWORD') {
    return '••••••'
  }
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
