import { Stack, Text } from '@mantine/core'
import { FieldInput } from './FieldInput'
import type { Field } from './fields'
import { ListInput } from './ListInput'
import type { Problems } from './problems'
import type { FieldValue, Values } from './values'

interface ComponentFormProps {
  /** Component or factory whose references the target filters are for. */
  owner: string
  fields: Field[]
  values: Values
  problems: Problems
  onChange: (id: string, value: FieldValue) => void
}

/** The inputs of a metatype. */
export function ComponentForm({ owner, fields, values, problems, onChange }: ComponentFormProps) {
  if (fields.length === 0) {
    return <Text c="dimmed">Nothing can be configured here.</Text>
  }
  return (
    <Stack gap="md">
      {fields.map((field) => {
        const value = values[field.id] ?? ''
        return Array.isArray(value) ? (
          <ListInput
            key={field.id}
            field={field}
            values={value}
            problem={problems[field.id]}
            onChange={(next) => onChange(field.id, next)}
          />
        ) : (
          <FieldInput
            key={field.id}
            owner={owner}
            field={field}
            value={value}
            problem={problems[field.id]}
            onChange={(next) => onChange(field.id, next)}
          />
        )
      })}
    </Stack>
  )
}
