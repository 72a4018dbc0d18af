import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A page's title with its actions at the right. */
export function PageHeader({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <Group justify="space-between" mb="md" gap="xs" mih={36}>
      <div style={{ minWidth: 0 }}>
        <Title order={1} className="breakable">
          {title}
        </Title>
        {note && (
          <Text c="dimmed" size="sm" className="breakable">
            {note}
          </Text>
        )}
      </div>
      <Group gap="xs">{children}</Group>
    </Group>
  )
}
