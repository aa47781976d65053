import { describe, expect, test } from 'vitest';
import { isWhatItIsCalled } from './evidence-type.ts';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const text = (words: string) => new TextEncoder().encode(words);
const packaged = (...parts: string[]) => text(`PK\u0003\u0004${parts.join(' ')}`);

describe('a file', () => {
  test.each([
    ['figures.csv', text('School,Places\nOne,30')],
    ['figures.csv', Uint8Array.of(0xff, 0xfe, 0x53, 0)],
    ['photo.PNG', png],
    ['photo.jpg', jpeg],
    ['photo.jpeg', jpeg],
    ['minutes.pdf', text('%PDF-1.7')],
    ['minutes.docx', packaged('[Content_Types].xml', 'word/document.xml')],
    ['places.xlsx', packaged('[Content_Types].xml', 'xl/workbook.xml')],
  ])('called %s is what it is called', (name, bytes) => {
    expect(isWhatItIsCalled(name, bytes)).toBe(true);
  });

  test.each([
    ['figures.csv', png],
    ['photo.png', jpeg],
    ['photo.jpg', text('<svg onload="alert(1)">')],
    ['minutes.pdf', text('<html>%PDF</html>')],
    ['minutes.docx', packaged('xl/workbook.xml')],
    ['minutes.docx', packaged('word/document.xml', 'word/vbaProject.bin')],
    ['places.xlsx', text('xl/workbook.xml')],
    ['page.html', text('%PDF-1.7')],
    ['', text('Words')],
  ])('called %s is not what it is called', (name, bytes) => {
    expect(isWhatItIsCalled(name, bytes)).toBe(false);
  });
});
