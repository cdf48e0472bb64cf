import type { PdfEdition } from '../model/pdf-edition.ts';
import type { Ingredients, ReportOptions } from '../model/report-options.ts';
import { sha256Of } from '../model/sha256.ts';
import type { Workspace } from '../model/workspace.ts';
import { toolDigest } from '../tool-digest.ts';

/** All that decides a document's bytes besides its data: documents of equal data and recipe are equal. */
export interface Recipe {
  readonly tool: { readonly version: string; readonly sha256: string };
  readonly template: string;
  /** Of the office's own Word document, when there is one. */
  readonly docxTemplate?: string;
  readonly fonts: string;
  readonly dictionary: string;
  readonly options: {
    readonly draft: boolean;
    readonly docxPages: 'lock' | 'flow';
    /** Of a public copy: the fields that it leaves out, beside the telephone numbers. */
    readonly public?: readonly string[];
    /** When it is not the default, whether the command line or `raingan.yaml` says so. */
    readonly pdf?: PdfEdition;
    /** From SOURCE_DATE_EPOCH. */
    readonly date?: string;
  };
}

export interface NamedRecipe {
  /** The first 16 digits of the SHA-256 of its JSON. */
  readonly id: string;
  readonly recipe: Recipe;
  /** Which settings reports are checked by; no part of the recipe, for they decide no byte. */
  readonly settings?: string | undefined;
}

/** The recipe of a run. */
export function recipeOf(workspace: Workspace, ingredients: Ingredients, options: ReportOptions): NamedRecipe {
  const { toolVersion, template, docxTemplate, fonts, dictionary } = ingredients;
  const edition = options.pdf ?? ingredients.pdf;
  const recipe: Recipe = {
    tool: { version: toolVersion, sha256: toolDigest(workspace) },
    template,
    ...(docxTemplate === undefined ? {} : { docxTemplate }),
    fonts,
    dictionary,
    options: {
      draft: options.draft === true,
      docxPages: options.docxPages ?? 'lock',
      ...(options.public ? { public: [...ingredients.publicWithout].sort() } : {}),
      ...(edition === '2.0' ? { pdf: edition } : {}),
      ...(options.date === undefined ? {} : { date: options.date }),
    },
  };
  const id = sha256Of(JSON.stringify(recipe)).slice(0, 16);
  return { id, recipe, settings: ingredients.settings?.slice(0, 16) };
}
