import * as yaml from 'yaml';

/** The YAML library; in the page it is part of the bundle. */
export function yamlLibrary(): typeof yaml {
  return yaml;
}
