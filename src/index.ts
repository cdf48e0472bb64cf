export * from './library/library.ts';
