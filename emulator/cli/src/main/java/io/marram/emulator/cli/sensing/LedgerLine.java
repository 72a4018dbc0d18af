package io.marram.emulator.cli.sensing;

/**
 * What became of the readings of one stream. {@code sent = stored + inFlight + dropped + lost}.
 *
 * @param gateway the gateway
 * @param stream its stream
 * @param sent readings that the gateway took for sending
 * @param stored different readings that are in the store
 * @param inFlight readings that are still on their way: in the gateway's outbox, or in a queue
 * @param dropped readings that the gateway gave up, as it had no room for more
 * @param lost readings that are nowhere
 * @param duplicate rows of the store that should not be there
 */
public record LedgerLine(
    String gateway,
    String stream,
    long sent,
    long stored,
    long inFlight,
    long dropped,
    long lost,
    long duplicate) {

  /** Whether nothing is lost, and nothing there twice. */
  public boolean clean() {
    return lost == 0 && duplicate == 0;
  }
}
