import { expect, it } from 'vitest'
import { isNoteCode } from '../../../src/core/fields/note-codes'

it.each(['REG Regulatory information', 'REG', ' AAI  General information ', 'SUR - Supplier remarks', '#REG#', 'TXD: Tax declaration'])('%j says what a note is for, not what a letter is about', (words) => {
  expect(isNoteCode(words)).toBe(true)
})

it.each(['', 'REG Stuttgart: Umbau', 'Regulatory information', 'EDV', 'EDV-Umstellung', 'GEN Neubau', 'REGulatory', 'DIN 5008', 'PRD Lieferung März', '#REG# Umbau Halle 4', '#'.repeat(500)])('%j may be a subject', (words) => {
  expect(isNoteCode(words)).toBe(false)
})
