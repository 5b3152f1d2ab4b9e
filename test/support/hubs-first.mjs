import Sequencer from '@jest/test-sequencer';

/**
 * The order of a run: what asks whole hubs before all else, since it takes the longest and waits for processes now and then.
 * Jest goes by the times of the last run, and where there was none, on a fresh clone, by the size of files: then the longest
 * might come last, alone.
 */
export default class HubsFirst extends Sequencer {
  sort(tests) {
    const isOfHub = ({ context }) => context.config.displayName?.name === 'hub';
    return super.sort(tests).sort((one, other) => Number(isOfHub(other)) - Number(isOfHub(one)));
  }
}
