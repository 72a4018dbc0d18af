import { Group, Paper, ScrollArea, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  actions?: ReactNode
  /** Greatest height in px; the content scrolls beyond it. */
  height?: number
  children: ReactNode
}

/** A titled box whose content scrolls sideways when the screen is narrow. */
export function Section({ title, actions, height, children }: SectionProps) {
  return (
    <Paper component="section" aria-label={title} style={{ minWidth: 0 }}>
      <Group justify="space-between" px="md" pt="sm" pb={6} gap="xs">
        <Title order={2}>{title}</Title>
        {actions}
      </Group>
      <ScrollArea.Autosize mah={height} type="auto" tabIndex={0} viewportProps={{ tabIndex: -1 }}>
        <div style={{ padding: '0 4px 8px' }}>{children}</div>
      </ScrollArea.Autosize>
    </Paper>
  )
}
