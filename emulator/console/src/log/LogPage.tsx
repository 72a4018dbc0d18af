import { ActionIcon, Button, CopyButton, Group, Paper, Select, TextInput, Tooltip } from '@mantine/core'
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { LogLevel } from '../api/types'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { PageHeader } from '../components/PageHeader'
import { asText, filtered, LEVELS } from './logLines'
import { LogLines } from './LogLines'
import { useLogTail } from './useLogTail'

/** The end of the gateway's log, live. */
export function LogPage() {
  const [paused, setPaused] = useState(false)
  const [level, setLevel] = useState<LogLevel>('INFO')
  const [search, setSearch] = useState('')
  const tail = useLogTail(paused)
  const lines = useMemo(() => filtered(tail.data?.lines ?? [], level, search), [tail.data, level, search])

  return (
    <>
      <PageHeader title="Log">
        <Button
          variant={paused ? 'filled' : 'default'}
          leftSection={paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          onClick={() => setPaused(!paused)}
        >
          {paused ? 'Go on' : 'Pause'}
        </Button>
      </PageHeader>
      <Group gap="xs" mb="sm" wrap="nowrap">
        <Select
          aria-label="Least serious level"
          data={LEVELS.map((value) => ({ value, label: value === 'TRACE' ? 'All levels' : `${value} and above` }))}
          value={level}
          allowDeselect={false}
          onChange={(value) => setLevel((value ?? 'INFO') as LogLevel)}
          w={170}
        />
        <TextInput
          aria-label="Text to look for"
          placeholder="Filter"
          type="search"
          flex={1}
          miw={80}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <CopyButton value={asText(lines)}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy these lines'}>
              <ActionIcon variant="default" size={36} aria-label="Copy these lines" onClick={copy}>
                <IconCopy size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Group>
      <Loaded query={tail}>
        {({ lines: all }) =>
          lines.length === 0 ? (
            <Paper>
              <Empty title={all.length === 0 ? 'Nothing logged yet' : 'No line matches'} />
            </Paper>
          ) : (
            <LogLines lines={lines} />
          )
        }
      </Loaded>
    </>
  )
}
