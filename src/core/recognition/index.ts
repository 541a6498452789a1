export { recognisePage, type PageReading, type PageSource, type Readers } from './recognise-page'
