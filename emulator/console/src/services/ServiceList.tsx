import { NavLink, Paper, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Empty } from '../components/Empty'
import { matching, type Service } from './serviceList'

/** The components by name, with a search. */
export function ServiceList({ services, selected }: { services: Service[]; selected?: string }) {
  const [search, setSearch] = useState('')
  const found = matching(services, search)
  return (
    <Paper p="xs">
      <TextInput
        aria-label="Search components"
        placeholder="Search"
        type="search"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        mb="xs"
      />
      <nav aria-label="Components">
        {found.map(({ pid, name, factoryPid }) => (
          <NavLink
            key={pid}
            component={Link}
            to={`/services/${encodeURIComponent(pid)}`}
            label={name}
            description={name === pid ? factoryPid : pid}
            active={pid === selected}
            aria-current={pid === selected ? 'page' : undefined}
            className="breakable"
            style={{ borderRadius: 'var(--mantine-radius-md)' }}
          />
        ))}
      </nav>
      {found.length === 0 && (
        <Empty title={services.length === 0 ? 'No component yet' : 'Nothing found'}>
          {services.length === 0 ? 'Components come with packages.' : `No component is called “${search}”.`}
        </Empty>
      )}
    </Paper>
  )
}
