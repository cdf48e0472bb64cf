import { basename, join } from 'node:path';
import { acceptableCodes } from '../../project/accepted-entries.ts';
import { repairableCodes } from '../../project/repair.ts';
import { settingsInForce } from '../../project/settings.ts';
import { json } from '../answer.ts';
import { dataFolder } from '../confine.ts';
import type { Handler } from '../context.ts';
import { openOffice } from '../open-tools.ts';
import type { Changes, StudioSetup } from '../protocol.ts';

/** `GET /api/setup`: what the page needs once. */
export const setup: Handler = (_, { workspace, changes }) => {
  const settings = settingsInForce(openOffice(workspace));
  const years = workspace.isFolder(dataFolder) && !workspace.isLink(dataFolder) ? workspace.list(dataFolder) : [];
  const { version } = JSON.parse(workspace.readText(join(workspace.packageRoot, 'package.json'))) as {
    version: string;
  };
  const value: StudioSetup = {
    version,
    folder: basename(workspace.root),
    years: years
      .filter((name) => /^2[4-6]\d\d$/.test(name))
      .map(Number)
      .reverse(),
    planStatuses: settings.planStatuses,
    targetStatuses: settings.targetStatuses,
    repairable: repairableCodes,
    acceptable: acceptableCodes,
    change: changes.last(),
  };
  return json(value);
};

/** `GET /api/changes?since=`: the data files that changed on the disk since a number. */
export const changes: Handler = ({ query }, context) => {
  const since = Number(query.get('since') ?? 0);
  const value: Changes = { change: context.changes.last(), files: context.changes.since(since) };
  return json(value);
};
